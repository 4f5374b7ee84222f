// Iterators of one's own: a range of numbers, a ring buffer, insertion and reverse adaptors.
#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>
#include <numeric>
#include <sstream>
#include <utility>
#include <vector>

template <class T, std::size_t N>
class Ring {
  std::array<T, N> items{};
  std::size_t start = 0, count = 0;

 public:
  void push(T x) {
    items[(start + count) % N] = x;
    if (count < N) count++;
    else start = (start + 1) % N;
  }

  class iterator {
    const Ring *ring = nullptr;
    std::size_t at = 0;

   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T *;
    using reference = const T &;
    iterator() = default;
    iterator(const Ring *r, std::size_t i) : ring(r), at(i) {}
    reference operator*() const { return ring->items[(ring->start + at) % N]; }
    iterator &operator++() {
      at++;
      return *this;
    }
    iterator operator++(int) { return std::exchange(*this, iterator(ring, at + 1)); }
    bool operator==(const iterator &) const = default;
  };
  iterator begin() const { return {this, 0}; }
  iterator end() const { return {this, count}; }
};
static_assert(std::forward_iterator<Ring<int, 4>::iterator>);

int main() {
  Ring<int, 4> ring;
  for (int i = 1; i <= 6; i++) ring.push(i * i);
  for (int x : ring) std::cout << x << ' ';
  std::cout << std::accumulate(ring.begin(), ring.end(), 0) << ' ' << std::distance(ring.begin(), ring.end()) << ' '
            << *std::ranges::max_element(ring) << '\n';
  std::istringstream in("5 1 4");
  std::vector<int> v(std::istream_iterator<int>(in), {});
  std::copy(ring.begin(), ring.end(), std::inserter(v, v.begin() + 1));
  std::copy(v.rbegin(), v.rend(), std::ostream_iterator<int>(std::cout, ","));
  std::cout << '\n' << *std::next(v.begin(), 2) << ' ' << *std::prev(v.end()) << '\n';
}
