// An arena with alignment, an array that grows, and what realloc keeps.
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  alignas(16) uint8_t bytes[4096];
  size_t used;
} Arena;

static void *take(Arena *arena, size_t size, size_t align) {
  size_t at = (arena->used + align - 1) & ~(align - 1);
  if (at + size > sizeof arena->bytes) return NULL;
  arena->used = at + size;
  return arena->bytes + at;
}

#define NEW(arena, type, n) ((type *)take(arena, (n) * sizeof(type), alignof(type)))

int main(void) {
  static Arena arena;
  char *c = NEW(&arena, char, 3);
  double *d = NEW(&arena, double, 2);
  int32_t *i = NEW(&arena, int32_t, 5);
  printf("%d %d %d\n", (int)((uint8_t *)c - arena.bytes), (int)((uint8_t *)d - arena.bytes),
         (int)((uint8_t *)i - arena.bytes));
  printf("%s\n", NEW(&arena, double, 600) ? "too much was given" : "full");
  int *v = NULL;
  size_t n = 0, room = 0;
  for (int x = 0; x < 100000; x++) {
    if (n == room) {
      room = room ? room * 2 : 4;
      int *larger = realloc(v, room * sizeof *v);
      if (!larger) return 1;
      v = larger;
    }
    v[n++] = x % 1009 * (x % 1009) % 1009;
  }
  long long sum = 0;
  for (size_t k = 0; k < n; k++) sum += v[k];
  printf("%d of %d, sum %lld\n", (int)n, (int)room, sum);
  free(v);
  int *zero = calloc(1000, sizeof *zero), any = 0;
  for (int k = 0; k < 1000; k++) any |= zero[k];
  printf("%d\n", any);
  free(zero);
  void *aligned = aligned_alloc(64, 256);
  printf("%d\n", (int)((uintptr_t)aligned % 64));
  free(aligned);
  free(NULL);
}
