// Writes more than it may in less time than it takes anyone to look.
#include <unistd.h>
#include <fcntl.h>

int main(void) {
    int file = open("large", O_RDWR | O_CREAT, 0600);
    static char block[1 << 20] = {1};
    for (int written = 0; written < 40; written++)
        write(file, block, sizeof block);
    close(file);
}
