/* An address that the program does not have, given to the system. */
#include <stdint.h>
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
WASI(random_get) int32_t random_get(uint32_t, uint32_t);

int main(void) {
    return random_get(0xfffffff0, 8);
}
