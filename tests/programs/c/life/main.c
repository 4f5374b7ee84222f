// Conway's life on a torus: a glider crosses it.
#include <stdio.h>
#include <string.h>

enum { H = 8, W = 16 };
static unsigned char world[H][W], next[H][W];

static void step(void) {
  for (int r = 0; r < H; r++)
    for (int c = 0; c < W; c++) {
      int n = -world[r][c];
      for (int dr = -1; dr <= 1; dr++)
        for (int dc = -1; dc <= 1; dc++) n += world[(r + dr + H) % H][(c + dc + W) % W];
      next[r][c] = n == 3 || (n == 2 && world[r][c]);
    }
  memcpy(world, next, sizeof world);
}

static void show(int generation) {
  printf("generation %d\n", generation);
  for (int r = 0; r < H; r++) {
    for (int c = 0; c < W; c++) fputs(world[r][c] ? "█" : "░", stdout);
    puts("");
  }
}

int main(void) {
  const char *glider[] = {".#.", "..#", "###"};
  for (int r = 0; r < 3; r++)
    for (int c = 0; c < 3; c++) world[r][c] = glider[r][c] == '#';
  for (int generation = 0; generation <= 48; generation++) {
    if (generation % 16 == 0) show(generation);
    step();
  }
}
