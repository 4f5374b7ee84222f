// Accounts told by lines of the standard input; exceptions that cross files and nest.
#include <iostream>
#include <sstream>
#include <string>

#include "bank.hpp"

static void explain(const std::exception &e, int depth = 0) {
  std::cout << std::string(depth * 2, ' ') << e.what() << '\n';
  try {
    std::rethrow_if_nested(e);
  } catch (const std::exception &inner) {
    explain(inner, depth + 1);
  }
}

int main() {
  Bank bank;
  std::string line;
  for (int number = 1; std::getline(std::cin, line); number++) {
    try {
      bank.run(line);
    } catch (const Refused &e) {
      std::cout << "line " << number << " refused: " << e.what() << " (" << e.missing << ")\n";
    } catch (const std::exception &e) {
      std::cout << "line " << number << ":\n";
      explain(e, 1);
    }
  }
  return bank.total() % 256;
}
