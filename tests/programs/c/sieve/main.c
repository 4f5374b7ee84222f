// The sieve of Eratosthenes, a bit for each odd number.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  const uint32_t limit = 2000000;
  uint8_t *composite = calloc(limit / 16 + 1, 1);
  if (!composite) return 1;
  uint32_t count = 1, last = 2;
  uint64_t sum = 2;
  for (uint32_t n = 3; n < limit; n += 2) {
    if (composite[n >> 4] & (1u << (n >> 1 & 7))) continue;
    count++;
    sum += n;
    last = n;
    for (uint64_t m = (uint64_t)n * n; m < limit; m += 2 * n)
      composite[m >> 4] |= (uint8_t)(1u << (m >> 1 & 7));
  }
  printf("%u primes below %u, the last is %u, their sum %llu\n", count, limit, last,
         (unsigned long long)sum);
  free(composite);
}
