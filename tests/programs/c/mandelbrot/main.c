// The Mandelbrot set in characters, computed with fixed point.
#include <stdint.h>
#include <stdio.h>

enum { ONE = 1 << 20 };

static int escape(int64_t cx, int64_t cy) {
  int64_t x = 0, y = 0;
  for (int i = 0; i < 255; i++) {
    int64_t xx = x * x / ONE, yy = y * y / ONE;
    if (xx + yy > 4 * ONE) return i;
    y = 2 * x * y / ONE + cy;
    x = xx - yy + cx;
  }
  return 255;
}

int main(void) {
  const char *shades = " .:-=+*#%@";
  for (int row = 0; row < 25; row++) {
    char line[79] = "";
    for (int column = 0; column < 78; column++) {
      int n = escape((int64_t)(column - 54) * ONE / 25, (int64_t)(row - 12) * ONE / 11);
      line[column] = n == 255 ? '@' : shades[n % 9];
    }
    puts(line);
  }
}
