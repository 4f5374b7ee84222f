// Namespaces, argument-dependent lookup, enumerations with scope, attributes, overloads.
#include <iostream>
#include <string>

namespace house {
namespace room {
struct Table {
  int legs = 4;
};
std::string name(const Table &t) { return "table on " + std::to_string(t.legs); }
}  // namespace room

inline namespace v2 {
int version() { return 2; }
}
namespace v1 {
int version() { return 1; }
}
namespace {
int hidden = 5;
}
enum class Colour : unsigned char { red = 1, green, blue = 8 };
constexpr Colour operator|(Colour a, Colour b) {
  return static_cast<Colour>(static_cast<unsigned char>(a) | static_cast<unsigned char>(b));
}
}  // namespace house

static const char *pick(int) { return "int"; }
static const char *pick(long long) { return "long long"; }
static const char *pick(double) { return "double"; }
static const char *pick(const char *) { return "text"; }
static const char *pick(bool) { return "bool"; }
static const char *pick(const std::string &) { return "string"; }

[[nodiscard("it matters")]] static int important() { return 3; }

int main() {
  namespace r = house::room;
  std::cout << name(r::Table{3}) << '\n';
  std::cout << house::version() << house::v1::version() << house::hidden << '\n';
  using enum house::Colour;
  std::cout << int(green) << ' ' << int(red | blue) << ' ' << (red < blue) << '\n';
  std::cout << pick('a') << ", " << pick(1LL) << ", " << pick(1.0f) << ", " << pick("a") << ", " << pick(std::string())
            << ", " << pick(1 == 1) << '\n';
  if (int n = important(); n > 2) [[likely]] std::cout << n << '\n';
  int list[] = {1, 2, 3};
  auto &[a, b, c] = list;
  b = 20;
  std::cout << a + list[1] + c << '\n';
  for (int i = 0; char ch : std::string("abc")) std::cout << ++i << ch;
  std::cout << '\n';
}
