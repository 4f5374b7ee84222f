// Numbers, words and lines from std::cin, and its recovery after a mistake.
#include <iostream>
#include <limits>
#include <sstream>
#include <string>

int main() {
  int n;
  std::cout << "How many? " << std::flush;
  std::cin >> n;
  double sum = 0;
  for (int i = 0; i < n;) {
    double x;
    if (std::cin >> x) {
      sum += x;
      i++;
    } else {
      std::cin.clear();
      std::string word;
      std::cin >> word;
      std::cout << "not a number: " << word << '\n';
    }
  }
  std::cout << "sum " << sum << '\n';
  std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  char c = static_cast<char>(std::cin.peek());
  std::cout << "next is " << c << '\n';
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    int count = 0;
    for (std::string word; words >> word;) count++;
    std::cout << count << ": " << line << '\n';
  }
  std::cout << std::cin.eof() << std::cin.fail() << '\n';
}
