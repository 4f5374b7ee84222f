#include "table.h"

#include <stdio.h>

static int rows;

void table_row(const char *name, int value) { printf("%d. %-8s|%4d\n", ++rows, name, value); }
int table_rows(void) { return rows; }
