// The ranges of C++23: zip, enumerate, chunk, slide, ranges::to, fold.
#include <algorithm>
#include <iostream>
#include <ranges>
#include <string>
#include <vector>

int main() {
  namespace views = std::views;
  std::vector<std::string> names{"one", "two", "three"};
  std::vector<int> lengths{3, 3, 5};
  for (auto [name, length] : views::zip(names, lengths)) std::cout << name << '/' << length << ' ';
  std::cout << '\n';
  auto squares = views::iota(1, 6) | views::transform([](int x) { return x * x; }) | std::ranges::to<std::vector>();
  squares.push_back(0);
  std::cout << squares.size() << ' ' << std::ranges::fold_left(squares, 0, std::plus<>()) << '\n';
  std::cout << std::ranges::contains(squares, 16) << std::ranges::starts_with(squares, std::vector{1, 4}) << '\n';
  for (int x : names | views::transform(&std::string::size) | views::reverse | std::ranges::to<std::vector<int>>())
    std::cout << x << ' ';
  std::cout << '\n';
  for (int x : views::repeat(7, 3)) std::cout << x << ' ';
  std::cout << '\n';
}
