#include "stack.hpp"

#include <utility>

Empty::Empty() : std::runtime_error("the stack is empty") {}

template <class T>
void Stack<T>::push(T item) { items.push_back(std::move(item)); }

template <class T>
T Stack<T>::pop() {
  if (items.empty()) throw Empty();
  T top = std::move(items.back());
  items.pop_back();
  return top;
}

template class Stack<int>;
template class Stack<std::string>;
