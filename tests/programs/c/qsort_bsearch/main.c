// qsort by several keys, bsearch with a key of another type.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  int year;
} Person;

static int by_year_and_name(const void *a, const void *b) {
  const Person *p = a, *q = b;
  if (p->year != q->year) return (p->year > q->year) - (p->year < q->year);
  return strcmp(p->name, q->name);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const Person *)a)->name, ((const Person *)b)->name);
}

static int name_is(const void *key, const void *member) {
  return strcmp(key, ((const Person *)member)->name);
}

int main(void) {
  Person all[] = {{"Noether", 1882}, {"Lovelace", 1815}, {"Hopper", 1906},
                  {"Gödel", 1906},   {"Turing", 1912},   {"Curie", 1867}};
  size_t n = sizeof all / sizeof *all;
  qsort(all, n, sizeof *all, by_year_and_name);
  for (size_t i = 0; i < n; i++) printf("%d %s\n", all[i].year, all[i].name);
  qsort(all, n, sizeof *all, by_name);
  for (const char *const *key = (const char *const[]){"Turing", "Curie", "Gauss", NULL}; *key; key++) {
    const Person *found = bsearch(*key, all, n, sizeof *all, name_is);
    if (found)
      printf("%s is at %d, born in %d\n", *key, (int)(found - all), found->year);
    else
      printf("%s is not there\n", *key);
  }
}
