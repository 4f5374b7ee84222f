// std::exit unwinds nothing of the function, but runs handlers and destroys what is static.
#include <cstdlib>
#include <iostream>

struct Said {
  const char *what;
  ~Said() { std::cout << what << '\n'; }
};

static Said at_the_end{"static destroyed"};

static int work() {
  Said local{"local destroyed"};
  std::atexit([] { std::cout << "handler\n"; });
  static Said inside{"static of a function destroyed"};
  std::cerr << "giving up\n";
  std::exit(17);
}

int main() { return work(); }
