// The preprocessor: X macros, pasting, stringising, variable arguments, __VA_OPT__.
#include <stdio.h>

#define COLOURS(X) X(red, 0xff0000) X(green, 0x00ff00) X(blue, 0x0000ff)
#define AS_ENUM(name, rgb) colour_##name,
#define AS_CASE(name, rgb) \
  case colour_##name:      \
    return #name;
#define AS_VALUE(name, rgb) [colour_##name] = rgb,

enum colour { COLOURS(AS_ENUM) colours };
static const int rgb[] = {COLOURS(AS_VALUE)};

static const char *name(enum colour c) {
  switch (c) {
    COLOURS(AS_CASE)
    default: return "?";
  }
}

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define LIMIT 40 + 2
#define SAY(format, ...) printf("%s: " format "\n", __func__ __VA_OPT__(, ) __VA_ARGS__)
#define COUNT(...) COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define COUNT_(a, b, c, d, e, n, ...) n
#define SWAP(a, b)       \
  do {                   \
    typeof(a) swap_ = a; \
    a = b;               \
    b = swap_;           \
  } while (0)

int main(void) {
  for (int c = 0; c <= colours; c++) printf("%s %06x\n", name((enum colour)c), c < colours ? (unsigned)rgb[c] : 0);
  printf("%s %s %d\n", TEXT_(LIMIT), TEXT(LIMIT), 2 * LIMIT);
  int value_7 = 7;
  printf("%d %s\n", JOIN(value_, 7), TEXT(a "quoted\n" 'c'));
  SAY("nothing");
  SAY("%d and %s", value_7, "more");
  double x = 1.5, y = 2.5;
  SWAP(x, y);
  printf("%g %g %d\n", x, y, COUNT(a, b, c));
#if defined __STDC__ && __STDC_VERSION__ > 201710L && !defined NONSENSE && (LIMIT) == 42
  puts("newer than C17");
#else
  puts("older");
#endif
#line 100 "elsewhere.c"
  printf("%s:%d\n", __FILE__, __LINE__);
}
