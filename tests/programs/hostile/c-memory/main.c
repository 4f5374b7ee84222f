/* Writes where nothing is. */
#include <stdint.h>
#include <stdio.h>

int main(void) {
  puts("before");
  fflush(stdout);
  volatile uint8_t *far = (uint8_t *)(uintptr_t)0xfffffff0u;
  far[0] = 1;
  puts("not reached");
}
