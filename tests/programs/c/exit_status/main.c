// What main returns is the exit status; handlers of atexit run in reverse.
#include <stdio.h>
#include <stdlib.h>

static void first(void) { puts("registered first, runs last"); }
static void second(void) { puts("registered second, runs first"); }

int main(void) {
  atexit(first);
  atexit(second);
  puts("leaving main");
  fprintf(stderr, "complaining\n");
  return 3;
}
