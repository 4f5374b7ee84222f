#ifndef STACK_HPP
#define STACK_HPP
#include <stdexcept>
#include <string>
#include <vector>

struct Empty : std::runtime_error {
  Empty();
};

template <class T>
class Stack {
  std::vector<T> items;

public:
  void push(T item);
  T pop();
  std::size_t size() const { return items.size(); }
};

extern template class Stack<int>;
extern template class Stack<std::string>;
#endif
