// <memory_resource>: pools, a buffer on the stack, a resource that counts.
#include <array>
#include <cstddef>
#include <iostream>
#include <list>
#include <map>
#include <memory_resource>
#include <string>
#include <vector>

class Counting : public std::pmr::memory_resource {
  std::pmr::memory_resource *below = std::pmr::new_delete_resource();
  void *do_allocate(std::size_t bytes, std::size_t alignment) override {
    taken++, alive++;
    return below->allocate(bytes, alignment);
  }
  void do_deallocate(void *p, std::size_t bytes, std::size_t alignment) override {
    alive--;
    below->deallocate(p, bytes, alignment);
  }
  bool do_is_equal(const memory_resource &other) const noexcept override { return this == &other; }

public:
  int taken = 0, alive = 0;
};

int main() {
  Counting counting;
  {
    std::pmr::vector<std::pmr::string> words(&counting);
    words.reserve(3);
    words.emplace_back("short");
    words.emplace_back("a text that is far too long for the object itself");
    std::cout << words.size() << ' ' << (words[1].get_allocator().resource() == &counting) << ' ' << counting.taken << ' ' << counting.alive << '\n';
    std::pmr::vector<std::pmr::string> copy = words;
    std::cout << (copy == words) << (copy.get_allocator().resource() == std::pmr::get_default_resource()) << '\n';
  }
  std::cout << counting.alive << '\n';
  std::array<std::byte, 4096> buffer;
  std::pmr::monotonic_buffer_resource stack(buffer.data(), buffer.size(), std::pmr::null_memory_resource());
  {
    std::pmr::map<int, std::pmr::string> map(&stack);
    for (int i = 0; i < 10; i++) map.emplace(i, "value number " + std::to_string(i * i));
    std::cout << map.at(9) << '\n';
    try {
      std::pmr::vector<char> huge(5000, &stack);
    } catch (const std::bad_alloc &) {
      std::cout << "the buffer is full\n";
    }
  }
  std::pmr::unsynchronized_pool_resource pool(&counting);
  int before = counting.taken;
  {
    std::pmr::list<int> list(&pool);
    for (int i = 0; i < 1000; i++) list.push_back(i);
    std::cout << list.size() << ' ' << (counting.taken - before < 100) << '\n';
  }
  pool.release();
  std::cout << counting.alive << ' ' << (pool == pool) << '\n';
}
