// Arguments of the program, and numbers among them.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  long sum = 0;
  for (int i = 1; i < argc; i++) {
    char *end;
    errno = 0;
    long n = strtol(argv[i], &end, 0);
    if (*end || end == argv[i])
      printf("%d: [%s] is no number\n", i, argv[i]);
    else
      printf("%d: %ld\n", i, n), sum += n;
  }
  printf("%d arguments, sum %ld\n", argc - 1, sum);
  printf("%d\n", argv[argc] == NULL);
  return (int)sum;
}
