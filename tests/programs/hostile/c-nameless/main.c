// Writes into a file that has no name any more, so that nobody finds it.
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

int main(void) {
    static char block[1 << 20];
    memset(block, 'x', sizeof block);
    int file = open("gone", O_RDWR | O_CREAT, 0600);
    unlink("gone");
    for (int written = 0; written < 1024; written++)
        if (write(file, block, sizeof block) < 0) {
            puts("refused");
            return 1;
        }
    puts("a gigabyte was written");
}
