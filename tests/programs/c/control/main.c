// Control flow: goto, Duff's device, switches that fall through, nested breaks.
#include <stdio.h>

static void copy(char *to, const char *from, int n) {
  int rounds = (n + 3) / 4;
  switch (n % 4) {
    case 0: do { *to++ = *from++; [[fallthrough]];
    case 3: *to++ = *from++; [[fallthrough]];
    case 2: *to++ = *from++; [[fallthrough]];
    case 1: *to++ = *from++;
            } while (--rounds > 0);
  }
}

static int acquire(int fail_at) {
  int held = 0;
  if (fail_at == 1) goto none;
  held++;
  if (fail_at == 2) goto one;
  held++;
  printf("all %d held\n", held);
  held--;
one:
  printf("released, %d left\n", held - 1);
none:
  return fail_at;
}

int main(void) {
  char text[16] = {0};
  copy(text, "Duff's device!", 14);
  puts(text);
  for (int i = 0; i < 3; i++) printf("%d\n", acquire(i));
  for (int i = 2; i < 60; i++) {
    for (int j = 2; j * j <= i; j++)
      if (i % j == 0) goto next;
    printf("%d ", i);
  next:;
  }
  puts("");
  unsigned n = 27, steps = 0, peak = 0;
  do {
    n = n % 2 ? 3 * n + 1 : n / 2;
    if (n > peak) peak = n;
    steps++;
  } while (n != 1);
  printf("%u steps, up to %u\n", steps, peak);
  for (int i = 0, j = 10; i < j; i += 2, j--) {
    if (i == 4) continue;
    printf("%d,%d ", i, j);
  }
  puts("");
}
