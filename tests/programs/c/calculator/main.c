// Expressions of standard input, evaluated by recursive descent; mistakes are located.
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *start, *at, *wrong;

static double sum(void);

static void spaces(void) {
  while (isspace((unsigned char)*at)) at++;
}

static int eat(char c) {
  spaces();
  if (*at != c) return 0;
  at++;
  return 1;
}

static double atom(void) {
  if (eat('-')) return -atom();
  if (eat('(')) {
    double x = sum();
    if (!eat(')') && !wrong) wrong = "a bracket is open";
    return x;
  }
  char *end;
  spaces();
  double x = isdigit((unsigned char)*at) || *at == '.' ? strtod(at, &end) : (end = (char *)at, 0);
  if (end == at && !wrong) wrong = "a number is missing";
  at = end;
  return x;
}

static double power(void) {
  double base = atom();
  return eat('^') ? pow(base, power()) : base;
}

static double product(void) {
  double x = power();
  for (;;) {
    if (eat('*')) x *= power();
    else if (eat('/')) x /= power();
    else return x;
  }
}

static double sum(void) {
  double x = product();
  for (;;) {
    if (eat('+')) x += product();
    else if (eat('-')) x -= product();
    else return x;
  }
}

int main(void) {
  char line[128];
  int failed = 0;
  while (fgets(line, sizeof line, stdin)) {
    start = at = line;
    wrong = NULL;
    double x = sum();
    spaces();
    if (*at && !wrong) wrong = "nothing fits here";
    if (wrong) failed++, printf("column %d: %s\n", (int)(at - start) + 1, wrong);
    else printf("%.10g\n", x);
  }
  return failed;
}
