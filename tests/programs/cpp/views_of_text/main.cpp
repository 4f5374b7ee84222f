// string_view, span, byte, source_location, initializer lists: looking without owning.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <numeric>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_view_literals;

static std::vector<std::string_view> split(std::string_view s, std::string_view by) {
  std::vector<std::string_view> parts;
  for (std::size_t at; (at = s.find(by)) != s.npos; s.remove_prefix(at + by.size())) parts.push_back(s.substr(0, at));
  parts.push_back(s);
  return parts;
}

static std::string_view trim(std::string_view s) {
  auto from = s.find_first_not_of(" \t\n");
  return from == s.npos ? ""sv : s.substr(from, s.find_last_not_of(" \t\n") - from + 1);
}

static int sum(std::span<const int> numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }

static void where(std::string_view what, std::source_location at = std::source_location::current()) {
  std::string_view file = at.file_name();
  std::cout << what << " at " << file.substr(file.rfind('/') + 1) << ':' << at.line() << '\n';
}

int main() {
  for (auto part : split("one, two,, three ", ",")) std::cout << '[' << trim(part) << ']';
  constexpr auto text = "Hello, world"sv;
  static_assert(text.starts_with("Hell") && text.ends_with('d') && text.size() == 12);
  std::cout << ' ' << text.find("world") << text.rfind('o') << text.find_first_of("xyzw") << (text.find("?") == text.npos) << text.contains("lo,") << ' ' << text.substr(7) << ' ' << (text.compare("Help") < 0) << ("b"sv > "a") << '\n';
  std::vector<int> v{1, 2, 3, 4, 5, 6};
  int raw[] = {7, 8, 9};
  std::array<int, 2> two{10, 11};
  std::span<int> all(v);
  all.first(2)[0] = 100;
  std::cout << sum(v) << ' ' << sum(raw) << ' ' << sum(two) << ' ' << sum(all.subspan(2, 3)) << ' ' << sum(all.last<2>()) << ' ' << all.size_bytes() / sizeof(int) << ' ' << std::span<int, 3>(raw).extent << ' ' << all.empty() << '\n';
  std::ranges::reverse(all.subspan(1, 3));
  for (int x : v) std::cout << x << ' ';
  std::uint32_t number = 0x01020304;
  auto bytes = std::as_bytes(std::span(&number, 1));
  for (std::byte b : bytes) std::cout << std::to_integer<int>(b) << ' ';
  std::byte b{0b1010};
  b <<= 2, b |= std::byte{1}, b ^= std::byte{0xff};
  std::cout << std::to_integer<int>(b) << '\n';
  where("first");
  [] { where("second"); }();
}
