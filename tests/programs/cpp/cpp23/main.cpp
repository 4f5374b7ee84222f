// C++23: deducing this, print, multidimensional spans, static operators.
#include <iostream>
#include <mdspan>
#include <print>
#include <string>
#include <utility>
#include <vector>

struct Builder {
  std::string text;
  template <class Self>
  auto &&add(this Self &&self, const char *more) {
    self.text += more;
    return std::forward<Self>(self);
  }
};

struct Twice {
  static int operator()(int x) { return 2 * x; }
};

int main() {
  std::println("{} and {:>5}|{:<5}|{:^5}|{:05d}", 1, "a", 2, 'c', 42);
  std::println("{:.3f} {:x} {:#b} {:+} {}", 3.14159, 255, 5, 7, true);
  std::print("{1} {0}\n", "world", "hello");
  std::println("{}", Builder().add("a").add("b").text);
  std::vector<int> cells(6);
  std::mdspan grid(cells.data(), 2, 3);
  for (std::size_t r = 0; r < grid.extent(0); r++)
    for (std::size_t c = 0; c < grid.extent(1); c++) grid[r, c] = int(r * 10 + c);
  std::println("{} {} {}", cells[5], grid.rank(), Twice()(21));
  auto factorial = [](this auto self, int n) -> int { return n ? n * self(n - 1) : 1; };
  std::println("{} {}", factorial(6), std::to_underlying(std::byte{7}));
}
