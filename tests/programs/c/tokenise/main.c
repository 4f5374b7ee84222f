// strtok, strsep and strdup on lines of a small configuration.
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *trim(char *s) {
  while (*s == ' ' || *s == '\t') s++;
  char *end = s + strlen(s);
  while (end > s && strchr(" \t\n", end[-1])) end--;
  *end = '\0';
  return s;
}

int main(void) {
  const char *config =
      "# colours of the house\n"
      "door = green\n"
      "  roof=  slate   \n"
      "\n"
      "windows = 4, 5 ,6\n"
      "broken\n";
  char *copy = strdup(config), *rest = copy, *line;
  int number = 0;
  while ((line = strsep(&rest, "\n"))) {
    number++;
    line = trim(line);
    if (!*line || *line == '#') continue;
    char *equals = strchr(line, '=');
    if (!equals) {
      printf("line %d: no value: %s\n", number, line);
      continue;
    }
    *equals = '\0';
    printf("%s:", trim(line));
    for (char *word = strtok(equals + 1, ","); word; word = strtok(NULL, ",")) printf(" <%s>", trim(word));
    putchar('\n');
  }
  free(copy);
}
