/* Every way out of the folder that a path can name, at the level of system calls. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void try_open(const char *path) {
  int fd = open(path, O_RDONLY);
  printf("%s: %s\n", path, fd < 0 ? "refused" : "open");
  if (fd >= 0)
    close(fd);
}

int main(void) {
  const char *paths[] = {"/etc/passwd", "../../etc/passwd", "/../../etc/passwd", "/room/../../../etc/passwd",
                         "/proc/self/environ", "/dev/zero", "/dev/tty", "/made./program", "/usr/include/stdio.h"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
    try_open(paths[i]);
  printf("absolute link: %s\n", symlink("/etc/passwd", "passwd") ? "refused" : "made");
  printf("link up: %s\n", symlink("../../../../etc", "up") ? "refused" : "made");
  try_open("up/passwd");
  printf("hard link: %s\n", link("/etc/passwd", "hard") ? "refused" : "made");
  int above = openat(3, "..", O_RDONLY | O_DIRECTORY);
  printf("above the root: %s\n", above < 0 ? "refused" : "open");
  printf("rename away: %s\n", rename("main.c", "/../../away") ? "refused" : "done");
}
