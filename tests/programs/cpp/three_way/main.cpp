// The spaceship: orders that are strong, weak and partial; defaulted; in containers.
#include <algorithm>
#include <cmath>
#include <compare>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

struct Version {
  int major, minor = 0;
  std::string tag;
  auto operator<=>(const Version &) const = default;
};

struct Caseless {
  std::string text;
  std::weak_ordering operator<=>(const Caseless &o) const {
    return std::lexicographical_compare_three_way(text.begin(), text.end(), o.text.begin(), o.text.end(), [](char a, char b) -> std::weak_ordering { return std::tolower(a) <=> std::tolower(b); });
  }
  bool operator==(const Caseless &o) const { return (*this <=> o) == 0; }
};

struct Length {
  double metres;
  std::partial_ordering operator<=>(const Length &) const = default;
  bool operator==(double m) const { return metres == m; }
  auto operator<=>(double m) const { return metres <=> m; }
};

static const char *word(std::partial_ordering o) {
  return o < 0 ? "less" : o > 0 ? "greater" : o == 0 ? "equal" : "unordered";
}

int main() {
  Version a{1, 2, "x"}, b{1, 10, ""};
  std::cout << (a < b) << (a == Version{1, 2, "x"}) << (a >= b) << ' ' << word(a <=> b) << ' ' << std::max(a, b).minor << '\n';
  std::cout << (Caseless{"Hello"} == Caseless{"hELLO"}) << (Caseless{"a"} < Caseless{"B"}) << ' ' << std::set<Caseless>{{"a"}, {"A"}, {"b"}}.size() << '\n';
  std::cout << word(Length{1} <=> Length{2}) << ' ' << word(Length{NAN} <=> Length{1}) << ' ' << (Length{2} > 1.5) << (1.5 < Length{2}) << (Length{3} == 3.0) << (3.0 != Length{3}) << '\n';
  std::cout << word(3 <=> 3) << ' ' << word(0.0 <=> -0.0) << ' ' << word(std::string("b") <=> std::string("a")) << ' ' << word(std::vector{1, 2} <=> std::vector{1, 2, 0}) << ' ' << word(std::pair{1, 'b'} <=> std::pair{1, 'a'}) << ' ' << word(std::strong_order(-0.0, 0.0)) << '\n';
  std::vector<Version> all{{2, 0, "b"}, {1, 5, ""}, {2, 0, "a"}, {1, 0, ""}};
  std::ranges::sort(all);
  for (auto &v : all) std::cout << v.major << '.' << v.minor << v.tag << ' ';
  std::ranges::sort(all, std::ranges::greater{}, &Version::minor);
  std::map<Version, int> by{{{1, 2, ""}, 12}, {{1, 0, ""}, 10}};
  std::cout << all[0].minor << ' ' << by.begin()->second << ' ' << std::is_eq(1 <=> 1) << std::is_lt(2 <=> 1) << '\n';
}
