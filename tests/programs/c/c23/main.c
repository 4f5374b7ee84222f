// C23: bool, nullptr, constexpr, auto, typed enumerations, _BitInt, typeof_unqual.
#include <stddef.h>
#include <stdio.h>

constexpr int LIMIT = 5;
constexpr double HALVES[] = {0.5, 1.5, 2.5};
static_assert(LIMIT == 5 && true);

enum Small : unsigned char { none, most = 255 };

static const char *kind(void *p) { return p == nullptr ? "nothing" : "something"; }

static int sum(const int (*v)[LIMIT]) {
  auto total = 0;
  for (auto p = *v; p < *v + LIMIT; p++) total += *p;
  return total;
}

int main(void) {
  bool yes = 7, no = false;
  printf("%d %d %d\n", yes, no, (int)sizeof yes);
  int x = 1;
  printf("%s %s\n", kind(nullptr), kind(&x));
  printf("%d\n", sum(&(const int[LIMIT]){1, 2, 3, 4, 5}));
  printf("%d %d\n", (int)sizeof(enum Small), most);
  unsigned _BitInt(5) five = 31;
  five += 2;
  _BitInt(100) wide = (_BitInt(100))1 << 90;
  printf("%d %d\n", (int)five, (int)(wide >> 88));
  const volatile int fixed = 3;
  typeof_unqual(fixed) loose = fixed;
  loose++;
  printf("%d %g\n", loose, HALVES[2]);
  nullptr_t null = nullptr;
  printf("%d\n", _Generic(null, nullptr_t: 1, default: 2));
  printf("%d\n", _Generic(1wb, _BitInt(2): 1, default: 2));
}
