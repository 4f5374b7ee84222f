// The towers of Hanoi by recursion, with what lies on the pegs after each move.
#include <stdio.h>

static int peg[3][8], height[3], moves;

static void show(void) {
  for (int p = 0; p < 3; p++) {
    printf("%c", "ABC"[p]);
    for (int i = 0; i < height[p]; i++) printf("%d", peg[p][i]);
    putchar(p < 2 ? ' ' : '\n');
  }
}

static void move(int n, int from, int to) {
  if (n == 0) return;
  int other = 3 - from - to;
  move(n - 1, from, other);
  peg[to][height[to]++] = peg[from][--height[from]];
  moves++;
  show();
  move(n - 1, other, to);
}

int main(void) {
  for (int disc = 4; disc > 0; disc--) peg[0][height[0]++] = disc;
  show();
  move(4, 0, 2);
  printf("%d moves\n", moves);
}
