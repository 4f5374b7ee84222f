#pragma once
#include <memory>
#include <string>
#include <vector>

class Shape {
public:
  virtual ~Shape();
  virtual double area() const = 0;
  virtual std::string name() const = 0;
};

std::vector<std::unique_ptr<Shape>> shapes();
int registered();
