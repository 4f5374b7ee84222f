// Bit fields, unions, packed dates, and bits counted in several ways.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  unsigned day : 5, month : 4, year : 12;
  signed shift : 4;
} Date;

typedef union {
  float f;
  uint32_t u;
  uint8_t b[4];
} Word;

static int ones(uint32_t x) {
  x = x - (x >> 1 & 0x55555555);
  x = (x & 0x33333333) + (x >> 2 & 0x33333333);
  return (int)(((x + (x >> 4)) & 0x0f0f0f0f) * 0x01010101 >> 24);
}

static uint32_t mirrored(uint32_t x) {
  uint32_t out = 0;
  for (int i = 0; i < 32; i++) out |= (x >> i & 1) << (31 - i);
  return out;
}

int main(void) {
  Date d = {.day = 31, .month = 12, .year = 2031, .shift = -8};
  printf("%u-%02u-%02u %d\n", d.year, d.month, d.day, d.shift);
  d.day++;
  d.shift += 15;
  printf("%u %d\n", d.day, d.shift);
  Word w = {.f = -1.5f};
  printf("%08x sign %u, exponent %d, little end first %d\n", w.u, w.u >> 31, (int)(w.u >> 23 & 255) - 127, w.b[3] == 0xbf);
  w.u = 0x40490fdb;
  printf("%.6f\n", (double)w.f);
  printf("%d %d %d\n", ones(0), ones(0xf0f0), ones(UINT32_MAX));
  printf("%d %d %d %d\n", __builtin_popcount(0xff1), __builtin_clz(1), __builtin_ctz(64), __builtin_parity(7));
  printf("%08x %08x\n", mirrored(1), mirrored(0x12345678));
  double pun = 1;
  uint64_t bits;
  memcpy(&bits, &pun, sizeof bits);
  printf("%016llx\n", (unsigned long long)bits);
}
