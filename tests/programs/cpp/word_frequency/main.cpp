// Words of standard input, counted, sorted by how often and then by the alphabet.
#include <algorithm>
#include <cctype>
#include <iomanip>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

int main() {
  std::unordered_map<std::string, int> count;
  for (std::string word; std::cin >> word;) {
    std::erase_if(word, [](unsigned char c) { return std::ispunct(c); });
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!word.empty()) count[word]++;
  }
  std::vector<std::pair<std::string, int>> sorted(count.begin(), count.end());
  std::ranges::sort(sorted, [](const auto &a, const auto &b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  for (const auto &[word, n] : sorted)
    if (n > 1) std::cout << std::setw(10) << word << ' ' << std::string(std::size_t(n), '#') << '\n';
  std::cout << sorted.size() << '\n';
}
