// A sudoku from the standard input, by exact sets of bits.
#include <array>
#include <bit>
#include <cstdint>
#include <iostream>
#include <optional>

class Sudoku {
  std::array<int, 81> cells{};
  std::array<std::uint16_t, 9> rows{}, columns{}, boxes{};

  static constexpr int box(int at) { return at / 27 * 3 + at % 9 / 3; }
  std::uint16_t free(int at) const { return ~(rows[at / 9] | columns[at % 9] | boxes[box(at)]) & 0x3fe; }

public:
  void put(int at, int digit) {
    cells[at] ^= digit;
    for (auto *set : {&rows[at / 9], &columns[at % 9], &boxes[box(at)]}) *set ^= 1 << digit;
  }

  std::optional<Sudoku> solved() const {
    int best = -1;
    for (int at = 0; at < 81; at++)
      if (!cells[at] && (best < 0 || std::popcount(free(at)) < std::popcount(free(best)))) best = at;
    if (best < 0) return *this;
    for (unsigned choices = free(best); choices; choices &= choices - 1) {
      Sudoku next = *this;
      next.put(best, std::countr_zero(choices));
      if (auto found = next.solved()) return found;
    }
    return std::nullopt;
  }

  friend std::istream &operator>>(std::istream &in, Sudoku &s) {
    char c;
    for (int at = 0; at < 81 && in >> c; at++)
      if (c != '.') s.put(at, c - '0');
    return in;
  }

  friend std::ostream &operator<<(std::ostream &out, const Sudoku &s) {
    for (int at = 0; at < 81; at++) out << s.cells[at] << (at % 9 == 8 ? "\n" : at % 3 == 2 ? " | " : " ") << (at == 26 || at == 53 ? "------+-------+------\n" : "");
    return out;
  }
};

int main() {
  Sudoku sudoku;
  std::cin >> sudoku;
  if (auto answer = sudoku.solved()) std::cout << *answer;
  else return 1;
}
