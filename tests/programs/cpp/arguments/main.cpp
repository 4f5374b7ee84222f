// Arguments of the program as a span of views.
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

int main(int argc, char **argv) {
  std::map<std::string_view, std::string_view> options;
  std::vector<std::string_view> rest;
  for (std::string_view arg : std::span(argv, std::size_t(argc)).subspan(1)) {
    if (auto equals = arg.find('='); arg.starts_with("--") && equals != arg.npos)
      options[arg.substr(2, equals - 2)] = arg.substr(equals + 1);
    else if (arg.starts_with("--")) options[arg.substr(2)] = "yes";
    else rest.push_back(arg);
  }
  for (auto [key, value] : options) std::cout << key << ": " << value << '\n';
  for (auto arg : rest) std::cout << '[' << arg << "] ";
  std::cout << '\n';
  return static_cast<int>(rest.size());
}
