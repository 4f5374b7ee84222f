// Views and projections of <ranges>.
#include <algorithm>
#include <iostream>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

struct Town {
  std::string name;
  int people;
};

int main() {
  namespace views = std::views;
  auto odd_squares = views::iota(1) | views::filter([](int x) { return x % 2; }) |
                     views::transform([](int x) { return x * x; }) | views::drop(1) | views::take(5);
  for (int x : odd_squares) std::cout << x << ' ';
  std::cout << '\n';
  std::vector<Town> towns{{"Bergen", 291}, {"Oslo", 717}, {"Hamar", 33}, {"Molde", 32}};
  std::ranges::sort(towns, std::ranges::greater{}, &Town::people);
  for (const auto &name : towns | views::transform(&Town::name) | views::reverse) std::cout << name << ' ';
  std::cout << '\n';
  auto found = std::ranges::find(towns, "Hamar", &Town::name);
  std::cout << found->people << ' ' << std::ranges::count_if(towns, [](int n) { return n < 100; }, &Town::people) << '\n';
  for (auto part : std::string_view("one,two,,four") | views::split(','))
    std::cout << '[' << std::string_view(part.begin(), part.end()) << ']';
  std::cout << '\n';
  std::vector<std::vector<int>> nested{{1, 2}, {}, {3}};
  for (int x : nested | views::join) std::cout << x << ' ';
  std::vector<std::pair<int, char>> pairs{{1, 'a'}, {2, 'b'}};
  for (char c : pairs | views::values) std::cout << c << ' ';
  for (int k : pairs | views::keys | views::take_while([](int k) { return k < 2; })) std::cout << k << ' ';
  auto [least, most] = std::ranges::minmax({4, 2, 9, 7});
  std::cout << least << ' ' << most << ' ' << std::ranges::is_sorted(towns, {}, &Town::name) << '\n';
  static_assert(std::ranges::random_access_range<decltype(views::iota(0, 3))>);
}
