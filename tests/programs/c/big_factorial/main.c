// 200! and the 1000th Fibonacci number, with digits kept in base a thousand million.
#include <stdint.h>
#include <stdio.h>

enum { LIMBS = 64 };
static const uint32_t BASE = 1000000000;

typedef struct {
  int n;
  uint32_t limb[LIMBS];
} Big;

static void multiply(Big *b, uint32_t by) {
  uint64_t carry = 0;
  for (int i = 0; i < b->n; i++) {
    carry += (uint64_t)b->limb[i] * by;
    b->limb[i] = (uint32_t)(carry % BASE);
    carry /= BASE;
  }
  if (carry) b->limb[b->n++] = (uint32_t)carry;
}

static void add(Big *to, const Big *more) {
  uint32_t carry = 0;
  for (int i = 0; i < more->n || i < to->n || carry; i++) {
    if (i == to->n) to->limb[to->n++] = 0;
    uint32_t sum = to->limb[i] + (i < more->n ? more->limb[i] : 0) + carry;
    carry = sum >= BASE;
    to->limb[i] = sum - (carry ? BASE : 0);
  }
}

static void print(const Big *b) {
  printf("%u", b->limb[b->n - 1]);
  for (int i = b->n - 2; i >= 0; i--) printf("%09u", b->limb[i]);
  putchar('\n');
}

int main(void) {
  Big f = {1, {1}};
  for (uint32_t i = 2; i <= 200; i++) multiply(&f, i);
  print(&f);
  Big a = {1, {0}}, b = {1, {1}};
  for (int i = 0; i < 1000; i++) {
    Big c = b;
    add(&b, &a);
    a = c;
  }
  print(&a);
}
