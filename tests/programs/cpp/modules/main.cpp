// Several files: classes in headers, sources in folders, an inline variable that all share.
#include <iostream>

#include "bank/account.hpp"
#include "util.hpp"

int main() {
  bank::Account ann("Ann", 100), bob("Bob");
  ann.pay(bob, 30);
  try {
    bob.pay(ann, 31);
  } catch (const bank::Overdrawn &e) {
    std::cout << e.what() << '\n';
  }
  std::cout << ann << '\n' << bob << '\n';
  std::cout << joined({"a", "b", "c"}, "-") << ' ' << calls << '\n';
}
