// A reader and writer of JSON with a variant, fed from standard input.
#include <cctype>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

struct Value;
using List = std::vector<Value>;
using Object = std::map<std::string, Value>;
struct Value {
  std::variant<std::nullptr_t, bool, double, std::string, List, Object> is;
};

struct Reader {
  const std::string &text;
  std::size_t at = 0;

  char peek() {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at]))) at++;
    return at < text.size() ? text[at] : '\0';
  }
  void expect(const std::string &word) {
    peek();
    if (text.compare(at, word.size(), word)) throw std::runtime_error(word + " expected at " + std::to_string(at));
    at += word.size();
  }
  std::string string() {
    expect("\"");
    auto end = text.find('"', at);
    auto s = text.substr(at, end - at);
    at = end + 1;
    return s;
  }
  Value value() {
    switch (peek()) {
      case 'n': expect("null"); return {nullptr};
      case 't': expect("true"); return {true};
      case 'f': expect("false"); return {false};
      case '"': return {string()};
      case '[': {
        List all;
        for (expect("["); peek() != ']';) {
          if (!all.empty()) expect(",");
          all.push_back(value());
        }
        at++;
        return {all};
      }
      case '{': {
        Object all;
        for (expect("{"); peek() != '}';) {
          if (!all.empty()) expect(",");
          auto key = string();
          expect(":");
          all[key] = value();
        }
        at++;
        return {all};
      }
      default: {
        std::size_t used;
        double d = std::stod(text.substr(at), &used);
        at += used;
        return {d};
      }
    }
  }
};

static std::ostream &operator<<(std::ostream &out, const Value &v) {
  const char *between = "";
  if (auto *b = std::get_if<bool>(&v.is)) out << (*b ? "true" : "false");
  else if (auto *d = std::get_if<double>(&v.is)) out << *d;
  else if (auto *s = std::get_if<std::string>(&v.is)) out << '"' << *s << '"';
  else if (auto *list = std::get_if<List>(&v.is)) {
    out << '[';
    for (const auto &x : *list) out << between << x, between = ",";
    out << ']';
  } else if (auto *object = std::get_if<Object>(&v.is)) {
    out << '{';
    for (const auto &[key, x] : *object) out << between << '"' << key << "\":" << x, between = ",";
    out << '}';
  } else out << "null";
  return out;
}

int main() {
  std::string text(std::istreambuf_iterator<char>(std::cin), {});
  std::cout << Reader{text}.value() << '\n';
  for (std::string wrong : {"[1 2]", "tru", "{\"a\" 1}"}) {
    try {
      Reader{wrong}.value();
    } catch (const std::exception &e) {
      std::cout << e.what() << '\n';
    }
  }
}
