// Numbers and texts, in no locale: to_chars, from_chars, to_string, stoi, streams.
#include <charconv>
#include <iomanip>
#include <iostream>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

template <class T, class... Options>
static std::string text(T x, Options... options) {
  char buffer[400];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, x, options...);
  return error == std::errc() ? std::string(buffer, end) : "too long";
}

template <class T>
static void parse(std::string_view s) {
  T value{};
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  std::cout << '[' << s << "] ";
  if (error == std::errc::invalid_argument) std::cout << "is no number";
  else if (error == std::errc::result_out_of_range) std::cout << "is out of range";
  else std::cout << +value << " and \"" << std::string_view(end, s.data() + s.size()) << '"';
  std::cout << '\n';
}

int main() {
  for (double x : {0.1, 1.0 / 3, 1e23, 5e-324, 123456789.125, -0.0, 1e6, 1.5e300, std::numeric_limits<double>::infinity()}) std::cout << text(x) << ' ' << text(x, std::chars_format::scientific, 3) << ' ';
  std::cout << '\n' << text(0.1f) << ' ' << text(2.5, std::chars_format::fixed, 0) << ' ' << text(3.5, std::chars_format::fixed, 0) << ' ' << text(1.0, std::chars_format::hex) << ' ' << text(255, 16) << ' ' << text(-255, 2) << ' ' << text(std::numeric_limits<long long>::min()) << ' ' << text(35, 36) << '\n';
  parse<int>("42abc"), parse<int>(" 1"), parse<int>("+1"), parse<int>("-2147483649"), parse<unsigned>("-1"), parse<signed char>("127"), parse<signed char>("128"), parse<long long>("9223372036854775807"), parse<int>("");
  std::cout << std::to_string(3.14159265) << ' ' << std::to_string(-7) << ' ' << std::to_string(1e10) << ' ' << std::stoi("0x1f", nullptr, 16) << ' ' << std::stoi("077", nullptr, 0) << ' ' << std::stod("1.5e3x") << ' ' << std::stoll("-9000000000") << '\n';
  std::size_t used;
  std::cout << std::stoi("12 34", &used) << ' ' << used << '\n';
  for (auto s : {"abc", "99999999999", ""}) try { std::cout << std::stoi(s); } catch (const std::invalid_argument &) { std::cout << "invalid "; } catch (const std::out_of_range &) { std::cout << "out of range "; }
  std::ostringstream out;
  out << std::setfill('*') << std::setw(8) << 42 << std::left << std::setw(6) << "ab" << std::right << std::hex << std::showbase << 255 << std::dec << ' ' << std::setprecision(3) << 3.14159 << ' ' << std::fixed << 2.5 << ' ' << std::scientific << 12345.678 << ' ' << std::defaultfloat << 1e-5 << ' ' << std::boolalpha << true << ' ' << std::internal << std::setw(8) << -5 << ' ' << std::showpos << 7 << std::noshowpos << ' ' << std::quoted("a \"q\"") << std::oct << ' ' << 8;
  std::cout << '\n' << out.str() << '\n';
  std::istringstream in("12 3.5 word 0x1F \"quoted text\" true x");
  int i, h;
  double d;
  std::string w, q;
  bool b;
  in >> i >> d >> w >> std::hex >> h >> std::quoted(q) >> std::boolalpha >> b;
  std::cout << i << ' ' << d << ' ' << w << ' ' << h << ' ' << q << ' ' << b << ' ' << !!(in >> i) << in.fail() << in.eof() << '\n';
}
