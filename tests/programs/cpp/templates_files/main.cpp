// A program in several files: templates made once, inline variables, extern, anonymous namespaces.
#include <iostream>

#include "counter.hpp"
#include "shapes/shape.hpp"
#include "stack.hpp"

namespace {
int hidden = 1;
}

int other_hidden();

int main() {
  Stack<int> numbers;
  Stack<std::string> words;
  for (int i = 0; i < 3; i++) numbers.push(i * i), words.push(std::string(i + 1, 'a' + i));
  std::cout << numbers.pop() << words.pop() << ' ' << numbers.size() << '\n';
  try {
    while (true) words.pop();
  } catch (const Empty &e) {
    std::cout << e.what() << '\n';
  }
  count();
  std::cout << shared_count << ' ' << count() << ' ' << limit << ' ' << hidden << other_hidden() << '\n';
  for (auto &shape : shapes()) std::cout << shape->name() << ' ' << shape->area() << '\n';
  std::cout << square(7) << ' ' << square(1.5) << ' ' << registered() << '\n';
}
