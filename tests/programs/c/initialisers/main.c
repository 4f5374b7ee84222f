// Designated initialisers, compound literals, arrays of variable length, flexible members.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int x, y;
} Point;

typedef struct {
  Point corners[4];
  const char *name;
  struct {
    unsigned char r, g, b;
  };
} Shape;

static int area(const Point *a, const Point *b) { return (b->x - a->x) * (b->y - a->y); }

static int trace(int n, int m[n][n]) {
  int sum = 0;
  for (int i = 0; i < n; i++) sum += m[i][i];
  return sum;
}

typedef struct {
  int n;
  int items[];
} Row;

int main(void) {
  Shape s = {.name = "square", .corners = {[2] = {1, 1}, [1].x = 1, [3] = {.y = 1}}, .g = 200};
  for (int i = 0; i < 4; i++) printf("(%d, %d) ", s.corners[i].x, s.corners[i].y);
  printf("%s %d %d %d\n", s.name, s.r, s.g, s.b);
  int sparse[] = {[7] = 7, [3] = 3, 4, [0] = 1};
  printf("%d:", (int)(sizeof sparse / sizeof *sparse));
  for (int i = 0; i < 8; i++) printf(" %d", sparse[i]);
  printf("\n%d\n", area(&(Point){1, 1}, &(Point){.y = 5, .x = 4}));
  for (int n = 1; n < 4; n++) {
    int m[n][n];
    for (int i = 0; i < n * n; i++) m[i / n][i % n] = i;
    printf("%d in %d bytes\n", trace(n, m), (int)(sizeof m / sizeof(int)));
  }
  Row *row = malloc(sizeof(Row) + 5 * sizeof(int));
  row->n = 5;
  for (int i = 0; i < row->n; i++) row->items[i] = i * i;
  printf("%d %d\n", row->items[4], (int)offsetof(Row, items));
  free(row);
  Point copy = ((Point[]){{1, 2}, {3, 4}})[1];
  printf("%d %d\n", copy.x, copy.y);
  char text[] = "one" "two" "\x41" "B";
  printf("%s %d\n", text, (int)sizeof text);
}
