// Every class of ctype.h, counted over ASCII; a Caesar cipher by them.
#include <ctype.h>
#include <stdio.h>

static void count(const char *name, int (*is)(int)) {
  int n = 0, first = -1, last = -1;
  for (int c = 0; c < 128; c++) {
    if (!is(c)) continue;
    n++;
    if (first < 0) first = c;
    last = c;
  }
  printf("%-8s %3d, %3d to %3d\n", name, n, first, last);
}

static void rotate(const char *text, int by) {
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if (isalpha(c)) {
      int base = isupper(c) ? 'A' : 'a';
      c = (unsigned char)(base + (c - base + by) % 26);
    }
    putchar(c);
  }
  putchar('\n');
}

int main(void) {
  count("isalnum", isalnum), count("isalpha", isalpha), count("isblank", isblank);
  count("iscntrl", iscntrl), count("isdigit", isdigit), count("isgraph", isgraph);
  count("islower", islower), count("isprint", isprint), count("ispunct", ispunct);
  count("isspace", isspace), count("isupper", isupper), count("isxdigit", isxdigit);
  printf("%c%c%c%c\n", toupper('a'), tolower('Q'), toupper('7'), tolower('!'));
  rotate("Hello, World!", 13);
  rotate("Uryyb, Jbeyq!", 13);
}
