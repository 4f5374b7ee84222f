/* Linked into every runtime whose streams are C's: a program that asks and then reads has its
 * question seen first. On a real terminal C does this by itself; here streams are pipes. */
#include <stdio.h>

size_t __real___stdio_read(FILE *file, unsigned char *bytes, size_t length);

/* Put in the place of the original by the linker: --wrap=__stdio_read. */
size_t __wrap___stdio_read(FILE *file, unsigned char *bytes, size_t length) {
  if (file == stdin)
    fflush(stdout);
  return __real___stdio_read(file, bytes, length);
}

/* A line is seen when it is complete, and not only at the end. */
__attribute__((constructor)) static void lines(void) {
  setvbuf(stdout, NULL, _IOLBF, 1 << 14);
}
