// The program starts in a folder, and includes a header from beside it.
#include <stdio.h>

#include "../common/table.h"

int main(void) {
  const char *rows[] = {"one", "three", "eleven"};
  for (int i = 0; i < 3; i++) table_row(rows[i], i * i);
  printf("%d rows\n", table_rows());
}
