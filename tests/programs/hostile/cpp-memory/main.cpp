// More memory than there is, and than there can be: both are exceptions that it can catch.
#include <iostream>
#include <new>
#include <stdexcept>
#include <vector>

int main() {
  try {
    std::vector<char> all(1u << 30);
    std::cout << &all;
  } catch (const std::bad_alloc &) {
    std::cout << "bad_alloc\n";
  }
  try {
    std::vector<char> all(static_cast<std::size_t>(-1));
  } catch (const std::length_error &) {
    std::cout << "length_error\n";
  }
}
