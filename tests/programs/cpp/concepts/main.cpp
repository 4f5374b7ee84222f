// Concepts: constraints choose the overload.
#include <concepts>
#include <iostream>
#include <list>
#include <string>
#include <vector>

template <class T>
concept Printable = requires(T t, std::ostream &out) {
  { out << t } -> std::same_as<std::ostream &>;
};

template <class T>
concept Container = requires(T t) {
  t.begin();
  { t.size() } -> std::convertible_to<std::size_t>;
};

template <class T>
concept Indexed = Container<T> && requires(T t) { t[0]; };

static std::string what(const auto &) { return "something"; }
static std::string what(const Printable auto &) { return "printable"; }
static std::string what(const Container auto &c) { return "container of " + std::to_string(c.size()); }
static std::string what(const Indexed auto &c) { return "indexed of " + std::to_string(c.size()); }

template <std::integral T>
T modulus(T a, T b) {
  T r = a % b;
  if constexpr (std::signed_integral<T>) return r < 0 ? r + b : r;
  return r;
}

struct Opaque {};

template <class T>
struct Box {
  T value;
  bool empty() const
    requires std::equality_comparable<T>
  {
    return value == T{};
  }
};

int main() {
  std::cout << what(1) << ", " << what(Opaque()) << ", " << what(std::list{1, 2}) << ", " << what(std::vector{1}) << '\n';
  std::cout << modulus(-7, 3) << ' ' << modulus(7u, 3u) << '\n';
  std::cout << Box{0}.empty() << Box<std::string>{"x"}.empty() << '\n';
  std::cout << Printable<int> << Printable<Opaque> << requires(Box<Opaque> b) { b.value; } << '\n';
}
