// Overloaded operators: fractions, the spaceship, indexing by two, literals of one's own.
#include <compare>
#include <iostream>
#include <numeric>
#include <vector>

class Fraction {
  long long n, d;

 public:
  constexpr Fraction(long long a, long long b = 1) : n(a / std::gcd(a, b)), d(b / std::gcd(a, b)) {
    if (d < 0) n = -n, d = -d;
  }
  friend constexpr Fraction operator+(Fraction a, Fraction b) { return {a.n * b.d + b.n * a.d, a.d * b.d}; }
  friend constexpr Fraction operator*(Fraction a, Fraction b) { return {a.n * b.n, a.d * b.d}; }
  constexpr Fraction operator-() const { return {-n, d}; }
  Fraction &operator++() { return *this = *this + 1; }
  Fraction operator++(int) {
    Fraction old = *this;
    ++*this;
    return old;
  }
  constexpr bool operator==(const Fraction &) const = default;
  constexpr std::strong_ordering operator<=>(const Fraction &o) const { return n * o.d <=> o.n * d; }
  explicit operator double() const { return double(n) / double(d); }
  friend std::ostream &operator<<(std::ostream &out, const Fraction &f) {
    out << f.n;
    return f.d == 1 ? out : out << '/' << f.d;
  }
};

constexpr Fraction operator""_th(unsigned long long d) { return {1, static_cast<long long>(d)}; }

struct Grid {
  int width;
  std::vector<int> cells;
  int &operator[](int x, int y) { return cells[static_cast<std::size_t>(y * width + x)]; }
  int operator()(int x) const { return x * width; }
};

struct Version {
  int major_, minor_, patch;
  auto operator<=>(const Version &) const = default;
};

int main() {
  Fraction sum = 0;
  for (int d = 1; d <= 10; d++) sum = sum + Fraction(1, d);
  std::cout << sum << ' ' << -sum * 2 << ' ' << Fraction(6, -8) << ' ' << double(Fraction(1, 4)) << '\n';
  std::cout << sum++ << ' ' << ++sum << ' ' << (3_th + 6_th == 2_th) << (3_th < 2_th) << (3_th >= 2_th) << '\n';
  Grid g{3, std::vector<int>(9)};
  g[2, 1] = 7;
  std::cout << g.cells[5] << ' ' << g(4) << '\n';
  std::cout << (Version{1, 2, 3} < Version{1, 10, 0}) << (Version{2, 0, 0} != Version{2, 0, 0}) << '\n';
  auto order = 1.0 <=> 2.0;
  std::cout << (order < 0) << std::is_lt(order) << '\n';
}
