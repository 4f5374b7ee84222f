// A file of the room, read by the program.
#include <stdio.h>

int main(void) {
  FILE *f = fopen("data/cities.csv", "r");
  if (!f) {
    perror("data/cities.csv");
    return 1;
  }
  char name[32];
  int people, total = 0, rows = 0;
  while (fscanf(f, " %31[^,],%d", name, &people) == 2) {
    printf("%-10s %8d\n", name, people);
    total += people;
    rows++;
  }
  fclose(f);
  printf("%-10s %8d\n", "mean", total / rows);
}
