// Manipulators of streams, and state that stays.
#include <iomanip>
#include <iostream>
#include <limits>
#include <sstream>

int main() {
  using namespace std;
  cout << setw(8) << 42 << '|' << left << setw(8) << 42 << '|' << right << setfill('*') << setw(8) << -42 << '|'
       << internal << setw(8) << -42 << setfill(' ') << "|\n";
  cout << hex << 255 << ' ' << showbase << 255 << ' ' << uppercase << 255 << ' ' << oct << 8 << dec << noshowbase
       << nouppercase << ' ' << 255 << '\n';
  cout << 3.14159265 << ' ' << setprecision(3) << 3.14159265 << ' ' << fixed << 3.14159265 << ' ' << scientific
       << 31415.9265 << ' ' << defaultfloat << 1e10 << '\n';
  cout << showpoint << 2.0 << noshowpoint << ' ' << showpos << 7 << noshowpos << ' ' << boolalpha << true << noboolalpha
       << true << '\n';
  cout << hexfloat << 1.5 << defaultfloat << ' ' << setprecision(17) << 0.1 << setprecision(6) << '\n';
  cout << quoted("say \"hi\"") << ' ' << numeric_limits<double>::infinity() << ' ' << 1e-5 << ' ' << 123456789.0 << '\n';
  cout << 'c' << static_cast<int>('c') << ' ' << static_cast<unsigned char>(65) << ' ' << nullptr << '\n';
  istringstream in("ff 077 12abc  'two words' \"and more\"");
  int a, b, c;
  string rest, q;
  in >> hex >> a >> oct >> b >> dec >> c >> rest >> quoted(q, '\'');
  cout << a << ' ' << b << ' ' << c << ' ' << rest << " [" << q << "]\n";
  in >> ws >> quoted(q);
  cout << q << ' ' << in.eof() << in.fail() << '\n';
  ostringstream out;
  out << setw(5) << 1 << setw(5) << 2.5 << setw(3) << "abcdef";
  cout << out.str() << ' ' << out.str().size() << '\n';
  long double precise = 0.125L;
  cout << precise << ' ' << 1.0f / 3 << '\n';
}
