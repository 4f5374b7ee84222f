/* A file that is large to read and takes no disk. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int fd = open("holes", O_CREAT | O_WRONLY, 0600);
    printf("%d\n", ftruncate(fd, 1LL << 36));
}
