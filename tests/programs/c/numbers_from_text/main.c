// strtol, strtod and their relatives, at the edges.
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void whole(const char *text, int base) {
  char *end;
  errno = 0;
  long long n = strtoll(text, &end, base);
  printf("[%s] %d: %lld rest [%s]%s\n", text, base, n, end, errno == ERANGE ? " out of range" : "");
}

static void real(const char *text) {
  char *end;
  errno = 0;
  double x = strtod(text, &end);
  printf("[%s]: %.17g rest [%s]%s\n", text, x, end, errno == ERANGE ? " out of range" : "");
}

int main(void) {
  whole("  -42abc", 10);
  whole("0x7fg", 0);
  whole("0779", 0);
  whole("zz", 36);
  whole("11112", 2);
  whole("9223372036854775808", 10);
  whole("-9223372036854775809", 10);
  whole("none", 10);
  whole("+7", 10);
  real("3.14159265358979323846");
  real("-1e-5x");
  real("0x1.8p3");
  real("1e400");
  real("infinity!");
  real(".5.5");
  real("9007199254740993");
  real("2.2250738585072011e-308");
  real("e5");
  printf("%d\n", isnan(strtod("nan", NULL)) != 0);
  printf("%d %g %lld\n", atoi("12monkeys"), atof("2.5e3x"), atoll("-8589934592"));
  printf("%llu\n", strtoull("-1", NULL, 10));
  div_t d = div(-17, 5);
  printf("%d %d %d %lld\n", d.quot, d.rem, abs(INT_MIN + 1), llabs(-5000000000LL));
}
