// Eight thousand lines, some by std::endl and some by '\n'.
#include <iostream>
#include <string>

int main() {
  std::ios::sync_with_stdio(false);
  unsigned state = 1;
  for (int i = 0; i < 8000; i++) {
    state = state * 1103515245u + 12345u;
    std::cout << i << ' ' << (state >> 16) % 1000 << ' ' << std::string(state >> 28, '=');
    if (i % 1000 == 0) std::cout << " flushed" << std::endl;
    else std::cout << '\n';
  }
}
