/* System calls as no library makes them. */
#include <stdint.h>
#include <stdio.h>
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
WASI(sock_accept) int32_t sock_accept(int32_t, int32_t, int32_t);
WASI(sock_send) int32_t sock_send(int32_t, int32_t, int32_t, int32_t, int32_t);
WASI(fd_renumber) int32_t fd_renumber(int32_t, int32_t);
WASI(path_open) int32_t path_open_at(int32_t, int32_t, int32_t, int32_t, int32_t, int64_t, int64_t, int32_t, int32_t);
int main(void) {
  const char *path = "../../etc/passwd";
  int32_t fd = -1, got;
  printf("%d ", path_open_at(3, 1, (int32_t)(intptr_t)path, 16, 0, 2, 2, 0, (int32_t)(intptr_t)&fd));
  printf("%d ", path_open_at(3, 0, (int32_t)(intptr_t)"/etc/passwd", 11, 0, 2, 2, 0, (int32_t)(intptr_t)&fd));
  printf("%d %d\n", sock_accept(3, 0, (int32_t)(intptr_t)&got) != 0, sock_send(3, 0, 0, 0, (int32_t)(intptr_t)&got) != 0);
  printf("%d\n", fd_renumber(3, 77777) != 0);
}
