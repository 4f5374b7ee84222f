// Several files: a header, its source, a folder.
#include <stdio.h>

#include "shapes/shape.h"
#include "util.h"

int counter = 100;

int main(void) {
  Shape *all[] = {circle_new(1.5), square_new(2), circle_new(3)};
  for (int i = 0; i < (int)COUNT(all); i++) {
    printf("%s: %s\n", shape_name(all[i]), in_words(shape_area(all[i])));
    shape_free(all[i]);
  }
  next();
  next();
  printf("%d %d\n", counter, COUNT(all) == 3);
}
