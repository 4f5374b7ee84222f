// Miller and Rabin on 64 bits with products of 128, and Pollard's rho.
#include <stdint.h>
#include <stdio.h>

static uint64_t times(uint64_t a, uint64_t b, uint64_t m) { return (uint64_t)((unsigned __int128)a * b % m); }

static uint64_t power(uint64_t b, uint64_t e, uint64_t m) {
  uint64_t r = 1;
  for (b %= m; e; e >>= 1, b = times(b, b, m))
    if (e & 1) r = times(r, b, m);
  return r;
}

static uint64_t gcd(uint64_t a, uint64_t b) {
  while (b) {
    uint64_t t = a % b;
    a = b;
    b = t;
  }
  return a;
}

static int is_prime(uint64_t n) {
  static const uint64_t bases[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
  for (int i = 0; i < 12; i++)
    if (n % bases[i] == 0) return n == bases[i];
  if (n < 2) return 0;
  int s = __builtin_ctzll(n - 1);
  for (int i = 0; i < 12; i++) {
    uint64_t x = power(bases[i], (n - 1) >> s, n);
    int composite = x != 1 && x != n - 1;
    for (int j = 1; j < s && composite; j++) composite = (x = times(x, x, n)) != n - 1;
    if (composite) return 0;
  }
  return 1;
}

static void factors(uint64_t n) {
  if (n == 1) return;
  if (is_prime(n)) {
    printf(" %llu", (unsigned long long)n);
    return;
  }
  uint64_t d = n % 2 == 0 ? 2 : n;
  for (uint64_t c = 1; d == n; c++) {
    uint64_t x = 2, y = 2;
    do {
      x = (times(x, x, n) + c) % n;
      y = (times(y, y, n) + c) % n;
      y = (times(y, y, n) + c) % n;
      d = gcd(x > y ? x - y : y - x, n);
    } while (d == 1);
  }
  factors(d);
  factors(n / d);
}

int main(void) {
  uint64_t all[] = {97, 561, 1000003, 600851475143, 18446744073709551557ull, 1000000016000000063ull, 4294967297};
  for (int i = 0; i < 7; i++) {
    printf("%llu:", (unsigned long long)all[i]);
    factors(all[i]);
    puts("");
  }
}
