// Run-time types: dynamic_cast up, down and across, typeid, type_index.
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <typeinfo>
#include <vector>

struct Animal {
  virtual ~Animal() = default;
  virtual std::string name() const = 0;
};
struct Swims {
  virtual ~Swims() = default;
  virtual int depth() const { return 10; }
};
struct Cat : Animal {
  std::string name() const override { return "cat"; }
};
struct Whale final : Animal, Swims {
  std::string name() const override { return "whale"; }
  int depth() const override { return 1000; }
};

struct Top {
  virtual ~Top() = default;
  int value = 1;
};
struct Left : virtual Top {};
struct Right : virtual Top {};
struct Bottom : Left, Right {};

int main() {
  std::vector<std::unique_ptr<Animal>> all;
  all.push_back(std::make_unique<Cat>());
  all.push_back(std::make_unique<Whale>());
  std::map<std::type_index, std::string> names{{typeid(Cat), "a Cat"}, {typeid(Whale), "a Whale"}};
  for (const auto &animal : all) {
    const Animal &a = *animal;
    std::cout << a.name() << " is " << names.at(typeid(a)) << ' ';
    if (auto *s = dynamic_cast<const Swims *>(&a)) {
      std::cout << "and swims to " << s->depth() << ' ' << (dynamic_cast<const Whale *>(s) == &a);
      std::cout << (dynamic_cast<const void *>(s) == dynamic_cast<const void *>(&a));
    }
    std::cout << '\n';
  }
  Bottom bottom;
  bottom.Left::value = 5;
  Top *top = &bottom;
  std::cout << bottom.Right::value << ' ' << (dynamic_cast<Left *>(top) != nullptr) << ' '
            << (typeid(*top) == typeid(Bottom)) << '\n';
  std::cout << (typeid(int) == typeid(const int &)) << ' ' << (typeid(int) == typeid(long)) << '\n';
}
