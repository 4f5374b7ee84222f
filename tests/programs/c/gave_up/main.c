// The end of the input before anything is read: the status tells.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int n;
  if (scanf("%d", &n) != 1) {
    fputs("nothing to read\n", stderr);
    exit(EXIT_FAILURE);
  }
  printf("%d\n", n);
}
