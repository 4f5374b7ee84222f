// Random numbers with a seed: engines are exact, everywhere.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <random>
#include <sstream>
#include <vector>

// Distributions are each library's own; this one is not.
template <class Engine>
std::uint32_t below(Engine &engine, std::uint32_t n) {
  return static_cast<std::uint64_t>(engine() & 0xffffffff) * n >> 32;
}

int main() {
  std::mt19937 mt;
  mt.discard(9999);
  std::cout << mt() << '\n';
  std::mt19937_64 mt64;
  mt64.discard(9999);
  std::cout << mt64() << '\n';
  std::minstd_rand0 old;
  std::minstd_rand fresh;
  std::ranlux24 lux;
  std::knuth_b knuth;
  for (int i = 0; i < 9999; i++) old(), fresh(), lux(), knuth();
  std::cout << old() << ' ' << fresh() << ' ' << lux() << ' ' << knuth() << '\n';
  std::seed_seq seed{1, 2, 3};
  std::mt19937 seeded(seed), copy = seeded;
  std::cout << seeded() << ' ' << seeded() << ' ' << (copy() == 0) << (copy == seeded) << '\n';
  std::stringstream state;
  state << seeded;
  auto expected = seeded();
  std::mt19937 restored;
  state >> restored;
  std::cout << (restored() == expected) << ' ' << mt.min() << ' ' << mt.max() << '\n';
  std::vector<int> deck(10);
  std::ranges::generate(deck, [n = 0]() mutable { return n++; });
  std::mt19937 engine(42);
  for (std::uint32_t i = deck.size(); i > 1; i--) std::swap(deck[i - 1], deck[below(engine, i)]);
  for (int card : deck) std::cout << card << ' ';
  int counts[6]{};
  for (int i = 0; i < 6000; i++) counts[below(engine, 6)]++;
  std::cout << std::ranges::all_of(counts, [](int n) { return n > 850 && n < 1150; }) << '\n';
  std::uniform_int_distribution<int> die(1, 6);
  std::normal_distribution<double> normal(10, 2);
  double sum = 0;
  bool inside = true;
  for (int i = 0; i < 5000; i++) inside &= die(engine) <= 6, sum += normal(engine);
  std::cout << inside << ' ' << (sum / 5000 > 9.8 && sum / 5000 < 10.2) << '\n';
}
