// std::regex: matches, groups, iteration, replacement.
#include <iostream>
#include <regex>
#include <string>

int main() {
  const std::regex date(R"((\d{4})-(\d{2})-(\d{2}))");
  std::smatch match;
  std::string text = "from 2031-11-21 to 2032-01-05";
  if (std::regex_search(text, match, date))
    std::cout << match[0] << " at " << match.position() << ", year " << match[1] << ", then" << match.suffix() << '\n';
  for (std::sregex_iterator it(text.begin(), text.end(), date), end; it != end; ++it) std::cout << it->str(2) << ' ';
  std::cout << '\n' << std::regex_replace(text, date, "$3.$2.$1") << '\n';
  std::cout << std::regex_match("abba", std::regex("(a)(b)\\2\\1")) << std::regex_match("abab", std::regex("(a)(b)\\2\\1"))
            << std::regex_match("HeLLo", std::regex("hello", std::regex::icase)) << '\n';
  std::string list = "a, b;c";
  const std::regex separators("[,;] *");
  for (std::sregex_token_iterator it(list.begin(), list.end(), separators, -1), end; it != end; ++it)
    std::cout << '[' << *it << ']';
  std::cout << '\n';
  try {
    std::regex wrong("(open");
  } catch (const std::regex_error &e) {
    std::cout << "not a pattern " << (e.code() == std::regex_constants::error_paren) << '\n';
  }
}
