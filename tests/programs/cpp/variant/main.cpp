// optional, variant with visit, any, tuple and pair.
#include <any>
#include <iostream>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

template <class... F>
struct overloaded : F... {
  using F::operator()...;
};

using Value = std::variant<std::monostate, int, double, std::string, std::vector<int>>;

static std::string describe(const Value &v) {
  return std::visit(overloaded{
                        [](std::monostate) { return std::string("nothing"); },
                        [](int i) { return "int " + std::to_string(i); },
                        [](double d) { return "double " + std::to_string(d); },
                        [](const std::string &s) { return "text " + s; },
                        [](const auto &list) { return "list of " + std::to_string(list.size()); },
                    },
                    v);
}

static std::optional<int> half(int n) { return n % 2 ? std::nullopt : std::optional(n / 2); }

int main() {
  Value all[] = {{}, 7, 2.5, "seven", std::vector{1, 2, 3}};
  for (const auto &v : all) std::cout << v.index() << ' ' << describe(v) << '\n';
  try {
    (void)std::get<int>(all[2]);
  } catch (const std::bad_variant_access &) {
    std::cout << "not an int\n";
  }
  if (auto *d = std::get_if<double>(&all[2])) std::cout << *d << '\n';
  for (int n : {10, 7, 12}) std::cout << half(n).value_or(-1) << ' ';
  std::cout << half(12).and_then(half).transform([](int x) { return x * 100; }).value() << ' '
            << half(6).and_then(half).has_value() << '\n';
  std::any a = 5;
  a = std::string("any");
  std::cout << std::any_cast<std::string>(a) << ' ' << (std::any_cast<int>(&a) == nullptr) << '\n';
  auto t = std::tuple_cat(std::make_tuple(1, 'b'), std::pair(2.5, "d"));
  auto [i, c, d, s] = t;
  std::cout << i << c << d << s << ' ' << std::tuple_size_v<decltype(t)> << '\n';
  std::cout << std::apply([](auto... x) { return sizeof...(x); }, t) << ' '
            << (std::tuple(1, "a", 2) < std::tuple(1, "b", 0)) << '\n';
}
