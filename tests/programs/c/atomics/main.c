// Atomic objects, used by a single thread.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

static atomic_int counter;
static atomic_flag lock = ATOMIC_FLAG_INIT;

int main(void) {
  for (int i = 0; i < 1000; i++) atomic_fetch_add(&counter, 2);
  counter++;
  printf("%d\n", atomic_load(&counter));
  int expected = 2001;
  bool swapped = atomic_compare_exchange_strong(&counter, &expected, 7);
  printf("%d %d\n", swapped, counter);
  swapped = atomic_compare_exchange_strong(&counter, &expected, 8);
  printf("%d %d %d\n", swapped, counter, expected);
  printf("%d\n", atomic_exchange(&counter, 1));
  printf("%d\n", atomic_fetch_or(&counter, 6));
  printf("%d\n", atomic_load_explicit(&counter, memory_order_acquire));
  printf("%d\n", atomic_flag_test_and_set(&lock));
  printf("%d\n", atomic_flag_test_and_set(&lock));
  atomic_flag_clear(&lock);
  printf("%d\n", atomic_flag_test_and_set(&lock));
  _Atomic unsigned long long wide = 1ull << 40;
  wide -= 1;
  printf("%llx\n", (unsigned long long)wide);
}
