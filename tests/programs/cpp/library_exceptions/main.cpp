// Exceptions that the library throws, caught by their types.
#include <bitset>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

template <class E>
void expect(const char *what, const std::function<void()> &f) {
  try {
    f();
    std::cout << what << ": nothing was thrown\n";
  } catch (const E &) {
    std::cout << what << ": as expected\n";
  } catch (const std::exception &) {
    std::cout << what << ": another exception\n";
  }
}

struct Base {
  virtual ~Base() = default;
};
struct Derived : Base {};

int main() {
  std::vector<int> v(3);
  std::map<int, int> m;
  std::string s = "abc";
  expect<std::out_of_range>("vector::at", [&] { v.at(3) = 1; });
  expect<std::out_of_range>("map::at", [&] { m.at(1) = 1; });
  expect<std::out_of_range>("substr", [&] { s = s.substr(4); });
  expect<std::length_error>("reserve", [&] { v.reserve(v.max_size() + 1); });
  expect<std::invalid_argument>("stoi", [] { (void)std::stoi("none"); });
  expect<std::out_of_range>("stoi", [] { (void)std::stoi("99999999999"); });
  expect<std::invalid_argument>("bitset", [] { std::bitset<4> b("01x1"); });
  expect<std::overflow_error>("to_ulong", [] { (void)std::bitset<80>().set().to_ulong(); });
  expect<std::bad_optional_access>("optional", [] { (void)std::optional<int>().value(); });
  expect<std::bad_weak_ptr>("weak_ptr", [] { std::shared_ptr<int> p{std::weak_ptr<int>()}; });
  expect<std::bad_cast>("dynamic_cast", [] {
    Base base;
    (void)dynamic_cast<Derived &>(base);
  });
  expect<std::ios_base::failure>("stream", [] {
    std::cin.exceptions(std::ios::failbit);
    int n;
    std::cin >> n;
  });
  expect<std::bad_alloc>("new", [] {
    volatile int n = -1;
    static int *kept;
    kept = new int[static_cast<std::size_t>(n)];
    std::cout << kept[0];
  });
}
