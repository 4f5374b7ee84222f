// UTF-8 walked by code points, char8_t, and names with letters of other alphabets.
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

static std::vector<char32_t> points(std::string_view s) {
  std::vector<char32_t> out;
  for (unsigned char c : s) {
    if ((c & 0xc0) == 0x80) out.back() = out.back() << 6 | (c & 0x3f);
    else out.push_back(c < 0x80 ? c : c < 0xe0 ? c & 0x1f : c < 0xf0 ? c & 0x0f : c & 7);
  }
  return out;
}

static std::string utf8(char32_t c) {
  if (c < 0x80) return {char(c)};
  if (c < 0x800) return {char(0xc0 | c >> 6), char(0x80 | (c & 63))};
  if (c < 0x10000) return {char(0xe0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
  return {char(0xf0 | c >> 18), char(0x80 | (c >> 12 & 63)), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
}

int main() {
  std::string text = "Ærøskøbing → 東京 🚆";
  auto all = points(text);
  std::cout << text.size() << " bytes, " << all.size() << " characters\n";
  for (auto it = all.rbegin(); it != all.rend(); ++it) std::cout << utf8(*it);
  std::cout << '\n' << std::hex << static_cast<std::uint32_t>(all.back()) << std::dec << '\n';
  const char8_t *eight = u8"ñ";
  std::cout << static_cast<int>(eight[0]) << ' ' << sizeof(char8_t) << ' ' << std::u16string(u"🚆").size() << '\n';
  int größe = 3, π = 4;
  std::cout << größe * π << ' ' << "\u2603\x21" << '\n';
}
