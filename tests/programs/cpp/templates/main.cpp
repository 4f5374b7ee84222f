// Templates: specialisation, fold expressions, recursion, template template parameters, SFINAE.
#include <deque>
#include <iostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

template <class T>
struct Name {
  static constexpr const char *value = "something";
};
template <>
struct Name<int> {
  static constexpr const char *value = "int";
};
template <class T>
struct Name<T *> {
  static inline const std::string value = std::string("pointer to ") + Name<T>::value;
};
template <class T, int N>
struct Name<T[N]> {
  static inline const std::string value = std::to_string(N) + " of " + Name<T>::value;
};

template <int N>
constexpr int factorial = N * factorial<N - 1>;
template <>
constexpr int factorial<0> = 1;

template <class... T>
auto sum(T... x) {
  return (x + ... + 0);
}

template <class... T>
void say(const T &...x) {
  const char *between = "";
  ((std::cout << std::exchange(between, ", ") << x), ...);
  std::cout << '\n';
}

template <template <class...> class C, class T>
C<T> filled(int n, T x) {
  return C<T>(static_cast<typename C<T>::size_type>(n), x);
}

template <class T>
std::enable_if_t<std::is_integral_v<T>, const char *> kind(T) {
  return "whole";
}
template <class T>
std::enable_if_t<std::is_floating_point_v<T>, const char *> kind(T) {
  return "real";
}

template <class T>
class Stack {
  std::vector<T> items;

 public:
  Stack &push(T x) {
    items.push_back(std::move(x));
    return *this;
  }
  T pop() {
    T x = std::move(items.back());
    items.pop_back();
    return x;
  }
};

template <std::size_t... I>
void indices(std::index_sequence<I...>) {
  say((I * I)...);
}

int main() {
  say(Name<int>::value, Name<char>::value, Name<int **>::value, Name<int *[3]>::value);
  say(factorial<10>, sum(1, 2, 3.5), sum());
  say(filled<std::deque>(3, 'x').size(), filled<std::vector>(2, 7)[1]);
  say(kind(1), kind(1.0f), kind('c'));
  Stack<std::string> stack;
  std::string last = stack.push("a").push("b").pop();
  say(last, stack.pop());
  indices(std::make_index_sequence<6>());
}
