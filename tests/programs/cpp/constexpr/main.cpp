// What is computed when it is compiled: tables, strings, primes, vectors that do not remain.
#include <algorithm>
#include <array>
#include <iostream>
#include <numeric>
#include <string_view>
#include <vector>

constexpr bool is_prime(int n) {
  for (int d = 2; d * d <= n; d++)
    if (n % d == 0) return false;
  return n > 1;
}

template <int N>
constexpr auto primes() {
  std::array<int, N> found{};
  for (int n = 0, i = 2; n < N; i++)
    if (is_prime(i)) found[static_cast<std::size_t>(n++)] = i;
  return found;
}

constexpr auto table = primes<12>();
static_assert(table.back() == 37);

constexpr unsigned hash(std::string_view s) {
  unsigned h = 2166136261u;
  for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

constexpr int in_between() {
  std::vector<int> v(10);
  std::iota(v.begin(), v.end(), 1);
  std::reverse(v.begin(), v.end());
  return std::accumulate(v.begin(), v.begin() + 3, 0);
}
static_assert(in_between() == 27);

consteval int always(int n) { return n * n; }

constexpr const char *where() {
  if consteval {
    return "compiling";
  } else {
    return "running";
  }
}

int main() {
  for (int p : table) std::cout << p << ' ';
  std::cout << '\n' << std::hex << hash("constexpr") << std::dec << ' ' << always(12) << '\n';
  switch (hash("beta")) {
    case hash("alpha"): std::cout << "alpha\n"; break;
    case hash("beta"): std::cout << "beta\n"; break;
  }
  constexpr auto then = where();
  std::cout << then << ' ' << where() << '\n';
  static constinit int counter = in_between();
  std::cout << ++counter << '\n';
}
