/* Names that a compiler uses itself, or might: none of them is in its way. */
#include <stdio.h>

#include ".made/hidden.h"
#include "usr/local.h"
#include "program/parts.h"

int a(void);
int b(void);

int main(void) {
    printf("%d %d %d %s %s\n", a(), b(), part(), HIDDEN, LOCAL);
}
