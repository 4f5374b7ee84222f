// Shortest ways between all pairs of towns, and the towns on the way.
#include <limits.h>
#include <stdio.h>

enum { TOWNS = 6, FAR = INT_MAX / 2 };

static int far[TOWNS][TOWNS], next[TOWNS][TOWNS];

static void road(int a, int b, int length) {
  far[a][b] = far[b][a] = length;
  next[a][b] = b;
  next[b][a] = a;
}

int main(void) {
  for (int i = 0; i < TOWNS; i++)
    for (int j = 0; j < TOWNS; j++) {
      far[i][j] = i == j ? 0 : FAR;
      next[i][j] = -1;
    }
  road(0, 1, 7), road(0, 2, 9), road(0, 5, 14), road(1, 2, 10);
  road(1, 3, 15), road(2, 3, 11), road(2, 5, 2), road(3, 4, 6), road(4, 5, 9);
  for (int k = 0; k < TOWNS; k++)
    for (int i = 0; i < TOWNS; i++)
      for (int j = 0; j < TOWNS; j++)
        if (far[i][k] + far[k][j] < far[i][j]) {
          far[i][j] = far[i][k] + far[k][j];
          next[i][j] = next[i][k];
        }
  for (int to = 1; to < TOWNS; to++) {
    printf("%2d: A", far[0][to]);
    for (int at = 0; at != to;) {
      at = next[at][to];
      printf(" -> %c", 'A' + at);
    }
    putchar('\n');
  }
}
