/* Bytes, far apart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 20000000 };

int main(void) {
  char *composite = malloc(N + 1);
  int count = 0;
  for (int round = 0; round < 3; round++) {
    memset(composite, 0, N + 1);
    count = 0;
    for (int i = 2; i <= N; i++) {
      if (composite[i])
        continue;
      count++;
      for (long long j = (long long)i * i; j <= N; j += i)
        composite[j] = 1;
    }
  }
  printf("%d\n", count);
  free(composite);
}
