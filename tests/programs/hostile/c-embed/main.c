// What is not in the room cannot be had by compiling, either.
#include <stdio.h>
#if __has_include("/etc/passwd") || __has_include("/proc/self/environ") || __has_embed("/etc/passwd") || \
    __has_embed("../../etc/passwd") || __has_embed("/dev/zero")
#error "found"
#endif
int main(void) { puts("not found"); }
