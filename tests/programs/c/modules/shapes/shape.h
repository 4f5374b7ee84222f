#pragma once

typedef struct Shape Shape;

Shape *circle_new(double radius);
Shape *square_new(double side);
const char *shape_name(const Shape *shape);
double shape_area(const Shape *shape);
void shape_free(Shape *shape);
