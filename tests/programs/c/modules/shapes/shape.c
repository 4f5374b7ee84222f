#include "shape.h"

#include <stdlib.h>

#include "../util.h"

struct Shape {
  const char *name;
  double factor, size;
};

static Shape *shape_new(const char *name, double factor, double size) {
  Shape *shape = malloc(sizeof *shape);
  *shape = (Shape){.name = name, .factor = factor, .size = size};
  counter++;
  return shape;
}

Shape *circle_new(double radius) { return shape_new("circle", 3.14159265358979, radius); }
Shape *square_new(double side) { return shape_new("square", 1, side); }
const char *shape_name(const Shape *shape) { return shape->name; }
double shape_area(const Shape *shape) { return shape->factor * shape->size * shape->size; }
void shape_free(Shape *shape) { free(shape); }
