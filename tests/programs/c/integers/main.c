// Integers of fixed width: limits, wrapping, shifts, printing and scanning with inttypes.h.
#include <inttypes.h>
#include <stdio.h>

int main(void) {
  printf("%" PRId8 " %" PRId16 " %" PRId32 " %" PRId64 "\n", INT8_MIN, INT16_MIN, INT32_MIN, INT64_MIN);
  printf("%" PRIu8 " %" PRIu16 " %" PRIu32 " %" PRIu64 "\n", UINT8_MAX, UINT16_MAX, UINT32_MAX, UINT64_MAX);
  printf("%" PRIx64 " %" PRIX32 " %" PRIo16 "\n", UINT64_C(0xdeadbeefcafe), UINT32_C(0xabc), (uint16_t)0755);
  uint8_t wraps = 250;
  for (int i = 0; i < 10; i++) wraps++;
  printf("%u\n", wraps);
  uint32_t hash = 2166136261u;
  for (const char *s = "longhouse"; *s; s++) hash = (hash ^ (uint8_t)*s) * 16777619u;
  printf("%08" PRIx32 "\n", hash);
  int64_t product = (int64_t)INT32_MAX * INT32_MAX;
  printf("%" PRId64 " %" PRId64 " %" PRId64 "\n", product, product / -7, product % -7);
  printf("%d %d\n", -7 / 2, -7 % 2);
  printf("%d\n", (int)(int8_t)0xF0 >> 2);
  uint64_t scanned = 0;
  int8_t small = 0;
  int n = sscanf("18446744073709551615 -128", "%" SCNu64 " %" SCNd8, &scanned, &small);
  printf("%d %" PRIu64 " %d\n", n, scanned, small);
  imaxdiv_t d = imaxdiv(INTMAX_C(1000000000000), 7);
  printf("%" PRIdMAX " %" PRIdMAX "\n", d.quot, d.rem);
  printf("%" PRIdMAX " %" PRIuMAX "\n", strtoimax("-ff", NULL, 16), strtoumax("777", NULL, 8));
  printf("%d\n", (int)sizeof(int_least16_t) >= 2 && sizeof(int_fast8_t) >= 1);
}
