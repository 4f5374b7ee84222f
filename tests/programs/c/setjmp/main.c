// longjmp out of deep calls, and errors thrown and caught with it.
#include <setjmp.h>
#include <stdio.h>

static jmp_buf *handler;

#define TRY(block, caught)                  \
  do {                                      \
    jmp_buf here, *outer = handler;         \
    handler = &here;                        \
    int code = setjmp(here);                \
    if (code == 0) {                        \
      block;                                \
    }                                       \
    handler = outer;                        \
    if (code != 0) {                        \
      caught;                               \
    }                                       \
  } while (0)

static void fail(int code) { longjmp(*handler, code); }

static void dig(int depth) {
  if (depth == 0) fail(42);
  else dig(depth - 1);
  puts("never printed");
}

int main(void) {
  TRY(dig(100), printf("caught %d\n", code));
  TRY(puts("nothing fails here"), puts("never printed"));
  TRY({
    TRY(fail(1), { printf("inner %d\n", code); fail(2); });
  }, printf("outer %d\n", code));
  static jmp_buf again;
  volatile int round = 0;
  int value = setjmp(again);
  printf("round %d, value %d\n", round, value);
  if (++round < 4) longjmp(again, round == 2 ? 0 : round * 10);
}
