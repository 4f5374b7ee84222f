// Widths, flags and bases of printf.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void) {
  int n = 42;
  printf("[%d] [%5d] [%-5d] [%05d] [%+d] [% d]\n", n, n, n, n, n, n);
  printf("[%x] [%X] [%#x] [%#o] [%#010x] [%o]\n", 255u, 255u, 255u, 8u, 255u, 8u);
  printf("[%.3d] [%8.3d] [%-8.3d] [%.0d]\n", 7, 7, 7, 0);
  printf("[%*d] [%-*d] [%.*d]\n", 6, n, 6, n, 4, n);
  printf("[%hhd] [%hd] [%lld] [%zu] [%td]\n", (signed char)-1, (short)-300, 1234567890123LL, sizeof(char),
         (ptrdiff_t)-5);
  printf("[%c] [%3c] [%-3c]\n", 'a', 'b', 'c');
  printf("[%s] [%8s] [%-8s] [%.2s] [%8.2s]\n", "word", "word", "word", "word", "word");
  printf("[%%] [%jd] [%u]\n", (intmax_t)-9, UINT32_MAX);
  int so_far = 0;
  printf("%s%n\n", "counted", &so_far);
  printf("%d\n", so_far);
  char small[8];
  const char *bottles = " bottles of beer";
  int needed = snprintf(small, sizeof small, "%d%s", 99, bottles);
  printf("%s %d\n", small, needed);
  printf("%2$s %1$s\n", "world", "hello");
}
