// std::expected: errors as values.
#include <expected>
#include <iostream>
#include <string>
#include <string_view>

enum class Mistake { empty, not_a_digit, too_large };

static std::expected<int, Mistake> number(std::string_view s) {
  if (s.empty()) return std::unexpected(Mistake::empty);
  int n = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return std::unexpected(Mistake::not_a_digit);
    n = n * 10 + (c - '0');
    if (n > 9999) return std::unexpected(Mistake::too_large);
  }
  return n;
}

static std::expected<int, Mistake> sum(std::string_view a, std::string_view b) {
  auto x = number(a);
  if (!x) return x;
  auto y = number(b);
  if (!y) return y;
  return *x + *y;
}

int main() {
  for (auto [a, b] : {std::pair("12", "30"), {"", "1"}, {"1", "x"}, {"99999", "1"}}) {
    auto result = sum(a, b);
    if (result) std::cout << *result << '\n';
    else std::cout << "mistake " << static_cast<int>(result.error()) << '\n';
  }
  std::cout << number("no").value_or(-1) << ' ' << (number("7") == 7) << '\n';
  try {
    (void)number("").value();
  } catch (const std::bad_expected_access<Mistake> &e) {
    std::cout << "thrown " << static_cast<int>(e.error()) << '\n';
  }
}
