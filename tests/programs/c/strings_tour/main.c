// Most of string.h.
#include <stdio.h>
#include <string.h>

static int sign(int n) { return (n > 0) - (n < 0); }

int main(void) {
  char text[64] = "the quick brown fox";
  printf("%d %d\n", (int)strlen(text), (int)strnlen(text, 7));
  printf("%s | %s | %s\n", strchr(text, 'q'), strrchr(text, 'o'), strstr(text, "brown"));
  printf("%s | %d %d\n", strpbrk(text, "xyz"), (int)strspn(text, "eht "), (int)strcspn(text, "qb"));
  printf("%d %d %d\n", sign(strcmp("a", "b")), sign(strncmp("abc", "abd", 2)), sign(memcmp("b\0c", "b\0a", 3)));
  strcat(text, " jumps");
  strncat(text, " over the dog", 5);
  puts(text);
  memmove(text + 4, text, 9);
  puts(text);
  memset(text, '-', 3);
  puts(text);
  char cut[6];
  strncpy(cut, "abc", sizeof cut);
  printf("%d %d\n", cut[3], cut[5]);
  char *end = stpcpy(cut, "four");
  printf("%s %d\n", cut, (int)(end - cut));
  printf("%s\n", (char *)memchr("one,two", ',', 8));
  char list[] = ";;red;green;;blue;", *rest = NULL;
  for (char *s = strtok_r(list, ";", &rest); s; s = strtok_r(NULL, ";", &rest)) printf("[%s]", s);
  putchar('\n');
  printf("%s\n", strcasecmp("HeLLo", "hEllO") == 0 ? "the same" : "different");
}
