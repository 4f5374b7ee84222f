// The headers of C23: stdckdint.h, unreachable, and #embed.
#include <limits.h>
#include <stdckdint.h>
#include <stddef.h>
#include <stdio.h>

static const char text[] = {
#embed "words.txt"
    , '\0'};

static int sign(int n) {
  if (n > 0) return 1;
  if (n < 0) return -1;
  if (n == 0) return 0;
  unreachable();
}

int main(void) {
  int result;
  printf("%d ", ckd_add(&result, INT_MAX, 1));
  printf("%d\n", result);
  printf("%d ", ckd_mul(&result, 1000, 1000));
  printf("%d\n", result);
  unsigned char small;
  printf("%d ", ckd_sub(&small, 3, 5));
  printf("%d\n", small);
  printf("%d %d %d\n", sign(5), sign(-5), sign(0));
  fputs(text, stdout);
  printf("%d bytes\n", (int)sizeof text - 1);
#if __has_embed("words.txt") && !__has_embed("missing.txt") && __has_include(<stdio.h>)
  puts("as expected");
#endif
  unsigned char first[] = {
#embed "words.txt" limit(3)
  };
  printf("%d %c\n", (int)sizeof first, first[2]);
}
