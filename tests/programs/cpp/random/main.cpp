// Engines of <random> give the same numbers everywhere.
#include <cstdint>
#include <iostream>
#include <random>
#include <sstream>

int main() {
  std::mt19937 twister;
  twister.discard(9999);
  std::cout << twister() << '\n';
  std::mt19937_64 wide(42);
  std::cout << wide() << ' ' << wide() << '\n';
  std::minstd_rand small;
  small.discard(9999);
  std::cout << small() << '\n';
  std::ranlux24 lux(7);
  std::cout << lux() << ' ' << lux.max() << '\n';
  std::knuth_b shuffled;
  std::cout << shuffled() << '\n';
  std::linear_congruential_engine<std::uint32_t, 1664525, 1013904223, 0> own(1);
  std::cout << own() << ' ' << own() << '\n';
  std::seed_seq seeds{1, 2, 3};
  std::mt19937 seeded(seeds), copy;
  std::stringstream state;
  state << seeded;
  state >> copy;
  std::cout << (seeded() == copy()) << ' ' << seeded() << '\n';
  double sum = 0;
  for (int i = 0; i < 1000; i++) sum += std::uniform_real_distribution<>(2, 4)(wide);
  std::cout << (sum > 2900 && sum < 3100) << '\n';
}
