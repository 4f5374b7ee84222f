// <algorithm> and <numeric> on vectors.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

static void show(const std::vector<int> &v) {
  std::copy(v.begin(), v.end(), std::ostream_iterator<int>(std::cout, " "));
  std::cout << '\n';
}

int main() {
  std::vector<int> v(10);
  std::iota(v.begin(), v.end(), 1);
  std::rotate(v.begin(), v.begin() + 3, v.end());
  show(v);
  auto middle = std::stable_partition(v.begin(), v.end(), [](int x) { return x % 2 == 0; });
  show(v);
  std::cout << middle - v.begin() << '\n';
  std::sort(v.begin(), middle, std::greater<>());
  std::reverse(middle, v.end());
  show(v);
  std::nth_element(v.begin(), v.begin() + 4, v.end());
  std::cout << v[4] << '\n';
  std::sort(v.begin(), v.end());
  auto [low, high] = std::equal_range(v.begin(), v.end(), 7);
  std::cout << low - v.begin() << ' ' << high - v.begin() << ' ' << std::binary_search(v.begin(), v.end(), 11) << '\n';
  std::vector<int> other{2, 4, 6, 100}, both, all;
  std::set_intersection(v.begin(), v.end(), other.begin(), other.end(), std::back_inserter(both));
  std::merge(both.begin(), both.end(), other.begin(), other.end(), std::back_inserter(all));
  show(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  show(all);
  std::cout << std::accumulate(v.begin(), v.end(), std::string(), [](std::string s, int x) { return s + std::to_string(x); })
            << ' ' << std::inner_product(v.begin(), v.end(), v.begin(), 0) << ' ' << std::gcd(48, 36) << ' '
            << std::lcm(4, 6) << ' ' << std::midpoint(10, 21) << '\n';
  std::partial_sum(v.begin(), v.end(), v.begin());
  show(v);
  std::adjacent_difference(v.begin(), v.end(), v.begin());
  show(v);
  auto [least, most] = std::minmax_element(other.begin(), other.end());
  std::cout << *least << ' ' << *most << ' ' << std::clamp(15, 0, 9) << '\n';
  std::string word = "abc";
  int n = 0;
  do n += word[1] == 'b';
  while (std::next_permutation(word.begin(), word.end()));
  std::cout << n << ' ' << word << '\n';
  std::make_heap(v.begin(), v.end());
  std::pop_heap(v.begin(), v.end());
  std::cout << v.back() << ' ' << std::is_heap(v.begin(), v.end() - 1) << '\n';
}
