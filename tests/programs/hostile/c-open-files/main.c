// Takes all descriptors there are.
#include <fcntl.h>
#include <stdio.h>

int main(void) {
    for (int count = 0; count < 50000; count++)
        if (open("main.c", O_RDONLY) < 0) {
            perror("open");
            return 1;
        }
    puts("fifty thousand");
}
