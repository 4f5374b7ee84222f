// Virtual functions: overriding, defaults, calls while constructing, order of destruction.
#include <iostream>
#include <memory>
#include <string>
#include <vector>

class Shape {
 public:
  Shape() { std::cout << "[" << kind() << "] "; }
  virtual ~Shape() { std::cout << "~Shape\n"; }
  virtual double area() const { return 0; }
  virtual std::string kind() const { return "shape"; }
  std::string describe(int digits = 2) const { return kind() + " of " + std::to_string(area()).substr(0, std::size_t(digits) + 2); }
};

class Rectangle : public Shape {
 protected:
  double w, h;

 public:
  Rectangle(double a, double b) : w(a), h(b) { std::cout << "[" << kind() << "] "; }
  ~Rectangle() override { std::cout << "~Rectangle "; }
  double area() const override { return w * h; }
  std::string kind() const override { return "rectangle"; }
};

class Square final : public Rectangle {
 public:
  explicit Square(double a) : Rectangle(a, a) {}
  ~Square() override { std::cout << "~Square "; }
  std::string kind() const override { return "square, a " + Rectangle::kind(); }
};

template <class Self>
struct Counted {
  static inline int alive = 0;
  Counted() { alive++; }
  Counted(const Counted &) { alive++; }
  ~Counted() { alive--; }
};
struct A : Counted<A> {};
struct B : Counted<B> {};

int main() {
  std::vector<std::unique_ptr<Shape>> all;
  all.push_back(std::make_unique<Rectangle>(2, 3));
  all.push_back(std::make_unique<Square>(1.5));
  std::cout << '\n';
  for (const auto &shape : all) std::cout << shape->describe() << '\n';
  all.pop_back();
  Shape sliced = *all[0];
  std::cout << sliced.kind() << '\n';
  A a1, a2 = a1;
  B b;
  std::cout << Counted<A>::alive << Counted<B>::alive << '\n';
}
