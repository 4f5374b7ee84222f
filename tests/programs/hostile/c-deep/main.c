// A tree deeper than any path, and than the stack of whoever walks it by calling itself.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    char name[201];
    memset(name, 'd', 200);
    name[200] = 0;
    int at = open("/tmp", O_RDONLY | O_DIRECTORY);
    for (int level = 0; level < 1000000; level++) {
        if (mkdirat(at, name, 0777) != 0) return 2;
        int next = openat(at, name, O_RDONLY | O_DIRECTORY);
        if (next < 0) return 3;
        close(at);
        at = next;
    }
    puts("a million levels");
}
