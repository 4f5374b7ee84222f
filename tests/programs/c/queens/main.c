// Solutions of the eight queens by bit sets, with the first of them drawn.
#include <stdio.h>

static int column[12];
static int drawn;

static void draw(int n) {
  for (int row = 0; row < n; row++) {
    for (int c = 0; c < n; c++) fputs(column[row] == c ? "♛ " : "· ", stdout);
    putchar('\n');
  }
}

static int place(int n, int row, unsigned columns, unsigned left, unsigned right) {
  if (row == n) {
    if (n == 8 && !drawn++) draw(n);
    return 1;
  }
  int found = 0;
  unsigned free = ~(columns | left | right) & ((1u << n) - 1);
  for (; free; free &= free - 1) {
    unsigned bit = free & -free;
    column[row] = __builtin_ctz(bit);
    found += place(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return found;
}

int main(void) {
  for (int n = 1; n <= 9; n++) printf("%d: %d\n", n, place(n, 0, 0, 0, 0));
}
