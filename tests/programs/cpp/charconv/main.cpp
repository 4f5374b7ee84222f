// to_chars and from_chars: the shortest text that reads back the same.
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>

static std::string text(auto value, auto... how) {
  char buffer[400];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, how...);
  return error == std::errc() ? std::string(buffer, end) : "too long";
}

template <class T>
void parse(std::string_view s) {
  T value{};
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  std::cout << s << ": ";
  if (error == std::errc::invalid_argument) std::cout << "invalid";
  else if (error == std::errc::result_out_of_range) std::cout << "out of range";
  else std::cout << value << ", rest [" << std::string_view(end, s.data() + s.size()) << ']';
  std::cout << '\n';
}

int main() {
  for (double d : {0.1, 1.0 / 3, 1e21, 1e22, 123456.0, 5e-324, 1.7976931348623157e308, -0.0, 100000.0, 0.30000000000000004})
    std::cout << text(d) << ' ';
  std::cout << '\n' << text(0.1f) << ' ' << text(16777216.0f) << '\n';
  std::cout << text(3.14159, std::chars_format::fixed, 2) << ' ' << text(31415.9, std::chars_format::scientific, 3) << ' '
            << text(0.5, std::chars_format::hex) << ' ' << text(1e5, std::chars_format::fixed) << '\n';
  std::cout << text(255, 16) << ' ' << text(-255, 2) << ' ' << text(INT64_MIN) << ' ' << text(UINT64_MAX, 36) << '\n';
  parse<int>("42abc");
  parse<int>("+1");
  parse<int>("99999999999");
  parse<unsigned>("-1");
  parse<std::int64_t>("-9223372036854775808");
  parse<double>("2.5e3x");
  parse<double>("nonsense");
}
