#pragma once

void table_row(const char *name, int value);
int table_rows(void);
