// std::format: fields, types, alignment, precision, arguments by number, formatters of one's own, errors.
#include <format>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

struct Point {
  double x, y;
};

template <>
struct std::formatter<Point> : std::formatter<double> {
  auto format(const Point &p, auto &context) const {
    auto out = std::format_to(context.out(), "(");
    context.advance_to(std::formatter<double>::format(p.x, context));
    out = std::format_to(context.out(), ", ");
    context.advance_to(std::formatter<double>::format(p.y, context));
    return std::format_to(context.out(), ")");
  }
};

int main() {
  std::cout << std::format("{} {} {} {} {}\n", 42, 1.5, "text", 'c', true);
  std::cout << std::format("[{:5}] [{:<5}] [{:^5}] [{:*>5}] [{:05}] [{:+}] [{: }]\n", 42, 42, 42, 42, -42, 42, 42);
  std::cout << std::format("{:x} {:X} {:#x} {:o} {:b} {:#010b} {:c} {:d}\n", 255, 255, 255, 8, 5, 5, 65, 'A');
  std::cout << std::format("{} {:.3f} {:e} {:g} {:a} {:8.2f}| {:.0f} {} {}\n", 0.1, 3.14159, 12345.678, 1e-7, 1.0, -2.5, 2.5, 1e100, 1.0 / 3);
  std::cout << std::format("[{:10}] [{:>10}] [{:.3}] [{:-^10}] [{:s}]\n", "left", "right", "cut off", "mid", true);
  std::cout << std::format("{1} {0} {1} {{}} {2:{3}.{4}f}\n", "a", "b", 3.14159, 8, 2);
  std::cout << std::format("[{:^9}] [{:3}]\n", "Zoë", "世界");
  std::cout << std::format("{} {:.1f} {:8.3f}\n", Point{1, 2.5}, Point{1, 2.5}, Point{-1, 0.125});
  std::string out;
  for (int i : {1, 2, 3}) std::format_to(std::back_inserter(out), "{}{}", out.empty() ? "" : ", ", i * i);
  char fixed[6]{};
  auto result = std::format_to_n(fixed, 5, "{}", 123456789);
  std::cout << out << ' ' << fixed << ' ' << result.size << ' ' << std::formatted_size("{:>20}", 1) << '\n';
  for (std::string_view pattern : {"{:d}", "{", "{1}", "{:.2"}) try {
      std::string text = "text";
      std::cout << std::vformat(pattern, std::make_format_args(text));
    } catch (const std::format_error &) {
      std::cout << "format error; ";
    }
  std::cout << '\n';
}
