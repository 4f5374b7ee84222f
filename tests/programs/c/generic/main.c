// _Generic chooses by type; tgmath does it for mathematics.
#include <stdio.h>
#include <tgmath.h>

#define NAME(x)             \
  _Generic((x),             \
      char: "char",         \
      int: "int",           \
      unsigned: "unsigned", \
      long long: "long long", \
      float: "float",       \
      double: "double",     \
      char *: "char *",     \
      const char *: "const char *", \
      int (*)(void): "function", \
      default: "something else")

static int int_max(int a, int b) { return a > b ? a : b; }
static double double_max(double a, double b) { return a > b ? a : b; }
#define MAX(a, b) _Generic((a) + (b), int: int_max, double: double_max)(a, b)

int main(void) {
  char c = 'c', *s = &c;
  const char *t = "t";
  printf("%s %s %s %s\n", NAME(c), NAME(c + c), NAME('c'), NAME(1u));
  printf("%s %s %s %s\n", NAME(1LL), NAME(1.0f), NAME(1.0), NAME(1.0L));
  printf("%s %s %s %s\n", NAME(s), NAME(t), NAME(main), NAME(&s));
  printf("%d %g\n", MAX(3, 4), MAX(3, 4.5));
  float f = 2;
  printf("%s %s %s\n", NAME(sqrt(f)), NAME(sqrt(2.0)), NAME(sqrt(2)));
  printf("%.6f %.12f\n", (double)sqrt(f), sqrt(2.0));
  printf("%g %g\n", fabs(-3.5), pow(2, 10));
}
