// A table of comma separated values, parsed by streams of strings.
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

int main() {
  std::istringstream in("city,year,rain\nBergen,2030,2495.5\nOslo,2030,763\nBergen,2031,2250\nOslo,2031,oops\n");
  std::string line;
  std::getline(in, line);
  std::map<std::string, std::vector<double>> rain;
  for (int number = 2; std::getline(in, line); number++) {
    std::istringstream row(line);
    std::string city, year;
    double value;
    std::getline(row, city, ',');
    std::getline(row, year, ',');
    if (row >> value) rain[city].push_back(value);
    else std::cerr << "line " << number << ": no number\n";
  }
  for (const auto &[city, values] : rain) {
    double sum = 0;
    for (double v : values) sum += v;
    std::cout << std::left << std::setw(8) << city << std::right << std::setw(10) << std::fixed << std::setprecision(2)
              << sum / double(values.size()) << '\n';
  }
  std::stringstream both;
  both << "12 0x1f 1e3";
  int a, b;
  double c;
  both >> a >> std::hex >> b >> c;
  std::cout << a + b + c << ' ' << both.eof() << '\n';
}
