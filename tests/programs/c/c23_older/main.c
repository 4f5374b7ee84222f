// What of C23 came early: attributes, separators, #elifdef, u8 characters, labels at the end.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(int) == 4);

[[nodiscard]] static int squared(int x) { return x * x; }
[[maybe_unused]] static int spare(int, int named) { return named; }

#define B
#ifdef A
static const char *which = "A";
#elifdef B
static const char *which = "B";
#elifndef C
static const char *which = "not C";
#endif

int main() {
  printf("%d %d\n", 1'000'000, 0b1010'0101);
  printf("%d %s\n", squared(12), which);
  int none[3] = {};
  printf("%d %d\n", none[0] + none[2], u8'a');
  char *copy = strndup("duplicated", 4);
  puts(copy);
  free(copy);
  char to[8] = "";
  char *end = memccpy(to, "ab.cd", '.', 5);
  printf("%s %d\n", to, (int)(end - to));
  typeof(squared(1)) sum = 0;
  for (int i = 0; i < 10; i++) {
    if (i % 3) goto skip;
    sum += i;
  skip:
  }
  printf("%d\n", sum);
  switch (sum) {
    case 18: puts("eighteen");
    default:
  }
}
