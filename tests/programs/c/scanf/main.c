// scanf and sscanf: conversions, sets, widths, what was read and what was not.
#include <stdio.h>

int main(void) {
  int day, year;
  char month[10];
  int got = scanf("%d %9s %d", &day, month, &year);
  printf("%d: %d/%s/%d\n", got, day, month, year);
  double x;
  float y;
  got = scanf("%lf,%f", &x, &y);
  printf("%d: %.3f %.3f\n", got, x, (double)y);
  char key[8], value[16];
  got = scanf(" %7[a-z]=%15[^;\n];", key, value);
  printf("%d: %s is %s\n", got, key, value);
  unsigned hex, octal;
  int any;
  got = scanf("%x %o %i", &hex, &octal, &any);
  printf("%d: %u %u %d\n", got, hex, octal, any);
  char two[3] = "";
  got = scanf("%*s %2c%n", two, &any);
  printf("%d: %s %d\n", got, two, any > 0);
  got = scanf("%d", &any);
  printf("%d: a letter is no number\n", got);
  char rest[16];
  got = scanf("%15s", rest);
  printf("%d: %s\n", got, rest);
  got = scanf("%d", &any);
  printf("%d at the end\n", got);
  int h, m, s;
  printf("%d ", sscanf("12:34:xx", "%d:%d:%d", &h, &m, &s));
  printf("%d %d\n", h, m);
  long long big;
  printf("%d ", sscanf("-9000000000", "%lld", &big));
  printf("%lld\n", big);
}
