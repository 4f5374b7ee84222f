// std::string and std::string_view.
#include <iostream>
#include <string>
#include <string_view>

using namespace std::literals;

static std::string_view trim(std::string_view s) {
  auto from = s.find_first_not_of(" \t");
  if (from == s.npos) return {};
  return s.substr(from, s.find_last_not_of(" \t") - from + 1);
}

int main() {
  std::string s = "the cat sat";
  s.replace(4, 3, "caterpillar").insert(0, "> ").append(3, '!');
  std::cout << s << ' ' << s.size() << '\n';
  std::cout << s.find("at") << ' ' << s.rfind("at") << ' ' << (s.find("dog") == std::string::npos) << '\n';
  std::cout << s.starts_with("> ") << s.ends_with("!!") << s.contains("pill") << '\n';
  s.erase(0, 2);
  s.pop_back();
  std::cout << s.substr(4, 5) << ' ' << s.compare("the dog") << ' ' << ("a"s < "b"s) << '\n';
  std::cout << '[' << trim("  \t inner space ") << "] [" << trim("   ") << "]\n";
  auto view = "one two three"sv;
  view.remove_prefix(4);
  view.remove_suffix(6);
  std::cout << view << ' ' << view.length() << '\n';
  std::cout << std::stoi("42abc") + std::stol("-2") << ' ' << std::stod("2.5e2") << ' ' << std::stoi("ff", nullptr, 16)
            << ' ' << std::to_string(3.5) << '\n';
  std::string zeros("a\0b", 3);
  std::cout << zeros.size() << ' ' << zeros.find('\0') << '\n';
  std::cout << R"(raw "quotes" and \n)" << "\n" << R"x(a ")" inside)x" << '\n';
  std::string text = "übergrößenträger";
  std::cout << text << ' ' << text.size() << '\n';
  std::u32string wide = U"日本🐧";
  std::cout << wide.size() << ' ' << static_cast<unsigned>(wide[2]) << '\n';
}
