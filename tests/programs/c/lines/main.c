// Lines of standard input by fgets: numbered, reversed, the longest.
#include <stdio.h>
#include <string.h>

int main(void) {
  char line[128], longest[128] = "";
  int number = 0, bytes = 0;
  while (fgets(line, sizeof line, stdin)) {
    bytes += (int)strlen(line);
    line[strcspn(line, "\n")] = '\0';
    printf("%2d ", ++number);
    for (size_t i = strlen(line); i-- > 0;) putchar(line[i]);
    putchar('\n');
    if (strlen(line) > strlen(longest)) strcpy(longest, line);
  }
  printf("%d lines, %d bytes, the longest: %s\n", number, bytes, longest);
  printf("%d %d\n", feof(stdin) != 0, ferror(stdin) != 0);
}
