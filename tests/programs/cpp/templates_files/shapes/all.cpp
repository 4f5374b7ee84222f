#include "../counter.hpp"
#include "shape.hpp"

namespace {
struct Square : Shape {
  double area() const override { return square(2.0); }
  std::string name() const override { return "square"; }
};
struct Nothing : Shape {
  double area() const override { return 0; }
  std::string name() const override { return "nothing"; }
};
}

std::vector<std::unique_ptr<Shape>> shapes() {
  std::vector<std::unique_ptr<Shape>> all;
  all.push_back(std::make_unique<Square>());
  all.push_back(std::make_unique<Nothing>());
  return all;
}
