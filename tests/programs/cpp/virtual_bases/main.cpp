// Multiple inheritance: virtual bases, order, casts, pure functions, covariance, interfaces.
#include <iostream>
#include <memory>
#include <string>
#include <typeinfo>
#include <vector>

struct Device {
  int id;
  explicit Device(int id) : id(id) { std::cout << "Device " << id << '\n'; }
  virtual ~Device() = default;
  virtual std::string name() const = 0;
};
struct Scanner : virtual Device {
  Scanner(int id) : Device(id * 10) { std::cout << "Scanner\n"; }
  std::string name() const override { return "scanner"; }
  virtual int pages() const { return 1; }
};
struct Printer : virtual Device {
  Printer(int id) : Device(id * 100) { std::cout << "Printer\n"; }
  std::string name() const override { return "printer"; }
  virtual int pages() const { return 2; }
};
struct Copier final : Scanner, Printer {
  Copier() : Device(7), Scanner(1), Printer(2) { std::cout << "Copier\n"; }
  std::string name() const override { return Scanner::name() + "+" + Printer::name(); }
  int pages() const override { return Scanner::pages() + Printer::pages(); }
};

struct Shape {
  virtual ~Shape() = default;
  virtual Shape *clone() const = 0;
  virtual double area() const { return 0; }
  double twice() const { return 2 * area(); }
  virtual void show(std::string by = "shape") const { std::cout << by << " " << area() << '\n'; }
};
struct Square : Shape {
  double side;
  explicit Square(double side) : side(side) {}
  Square *clone() const override { return new Square(*this); }
  double area() const override { return side * side; }
  void show(std::string by = "square") const override { std::cout << "[" << by << "] "; Shape::show(by); }
};
struct Hidden : Square {
  using Square::Square;
  double area(int n) const { return n; }
  using Square::area;
};

int main() {
  Copier copier;
  Scanner &scanner = copier;
  Printer &printer = copier;
  Device &device = copier;
  std::cout << device.name() << ' ' << copier.id << ' ' << scanner.pages() << printer.pages() << ' ' << (static_cast<Device *>(&scanner) == static_cast<Device *>(&printer)) << ' ' << (dynamic_cast<Printer *>(&scanner) == &printer) << ' ' << (dynamic_cast<void *>(&printer) == &copier) << '\n';
  Square square(3);
  std::unique_ptr<Square> copy(square.clone());
  const Shape &shape = *copy;
  shape.show();
  copy->show();
  std::cout << shape.twice() << ' ' << (typeid(shape) == typeid(Square)) << ' ' << (dynamic_cast<const Copier *>(&device) != nullptr) << ' ' << Hidden(2).area(5) << Hidden(2).area() << '\n';
}
