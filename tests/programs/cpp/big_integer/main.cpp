// Whole numbers of any size: products, powers, division by small numbers.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

class Big {
  std::vector<std::uint32_t> limbs;

  void trim() {
    while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
  }

 public:
  Big(std::uint32_t n = 0) : limbs{n} { trim(); }

  friend Big operator*(const Big &a, const Big &b) {
    Big out;
    out.limbs.assign(a.limbs.size() + b.limbs.size(), 0);
    for (std::size_t i = 0; i < a.limbs.size(); i++) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < b.limbs.size() || carry; j++) {
        carry += out.limbs[i + j];
        if (j < b.limbs.size()) carry += std::uint64_t(a.limbs[i]) * b.limbs[j];
        out.limbs[i + j] = std::uint32_t(carry);
        carry >>= 32;
      }
    }
    out.trim();
    return out;
  }

  std::uint32_t divide(std::uint32_t by) {
    std::uint64_t rest = 0;
    for (std::size_t i = limbs.size(); i-- > 0;) {
      rest = rest << 32 | limbs[i];
      limbs[i] = std::uint32_t(rest / by);
      rest %= by;
    }
    trim();
    return std::uint32_t(rest);
  }

  std::string text() const {
    if (limbs.empty()) return "0";
    std::string out;
    for (Big copy = *this; !copy.limbs.empty();) out += char('0' + copy.divide(10));
    std::ranges::reverse(out);
    return out;
  }
};

static Big power(Big base, unsigned exponent) {
  Big out = 1;
  for (; exponent; exponent >>= 1, base = base * base)
    if (exponent & 1) out = out * base;
  return out;
}

int main() {
  std::cout << power(2, 100).text() << '\n' << power(7, 77).text() << '\n';
  Big factorial = 1;
  for (std::uint32_t i = 2; i <= 50; i++) factorial = factorial * i;
  std::cout << factorial.text() << ' ' << Big(0).text() << '\n';
  std::string large = power(3, 3000).text();
  std::cout << large.size() << ' ' << large.substr(0, 20) << '\n';
}
