// Lambdas: captures, generic ones, recursion, std::function, composition.
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

template <class F, class G>
auto compose(F f, G g) {
  return [=](auto... x) { return g(f(x...)); };
}

static auto counter() {
  return [n = 0]() mutable { return ++n; };
}

struct Button {
  std::vector<std::function<void(const std::string &)>> listeners;
  void press(const std::string &by) {
    for (auto &listener : listeners) listener(by);
  }
};

int main() {
  auto one = counter(), two = counter();
  one();
  std::cout << one() << ' ' << two() << '\n';
  int total = 0;
  auto add = [&total](int x) { total += x; };
  for (int x : {1, 2, 3}) add(x);
  std::cout << total << '\n';
  auto twice = [](auto x) { return x + x; };
  std::cout << twice(21) << ' ' << twice(std::string("ab")) << '\n';
  auto fibonacci = [](auto self, int n) -> long { return n < 2 ? n : self(self, n - 1) + self(self, n - 2); };
  std::cout << fibonacci(fibonacci, 20) << '\n';
  std::cout << compose([](int a, int b) { return a * b; }, [](int x) { return "=" + std::to_string(x); })(6, 7) << '\n';
  auto owned = [p = std::make_unique<int>(9)] { return *p; };
  std::cout << owned() << '\n';
  Button button;
  int pressed = 0;
  button.listeners.push_back([&](auto &) { pressed++; });
  button.listeners.push_back([](auto &by) { std::cout << "pressed by " << by << '\n'; });
  button.press("Ann");
  button.press("Bob");
  std::cout << pressed << '\n';
  auto minus = std::bind(std::minus<>(), std::placeholders::_2, std::placeholders::_1);
  std::cout << minus(1, 10) << ' ' << std::invoke(&std::string::size, std::string("four")) << '\n';
  std::cout << []<class T>(const std::vector<T> &v) { return v.size() * sizeof(T); }(std::vector<int>{1, 2}) << '\n';
  std::function<int(int)> empty;
  try {
    empty(1);
  } catch (const std::bad_function_call &) {
    std::cout << "nothing to call\n";
  }
}
