// The program starts in a folder; a template lives in a header elsewhere.
#include <iostream>
#include <string>

#include "../lib/cache.hpp"

int main() {
  lib::Cache<std::string, int> cache(2);
  for (const char *key : {"a", "b", "a", "c", "b"})
    std::cout << key << ' ' << cache.get(key, [](const std::string &k) { return k[0] * 10; }) << '\n';
  std::cout << cache.misses() << " misses\n";
}
