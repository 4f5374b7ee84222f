// search.h: a tree by tsearch, a table by hsearch, a linear search that inserts.
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

static void visit(const void *node, VISIT order, int depth) {
  (void)depth;
  if (order == postorder || order == leaf) printf("%s ", *(const char *const *)node);
}

static int same(const void *a, const void *b) { return *(const int *)a != *(const int *)b; }

int main(void) {
  void *root = NULL;
  char *words[] = {"oak", "elm", "ash", "yew", "fir", "elm"};
  for (int i = 0; i < 6; i++) {
    char *kept = *(char **)tsearch(words[i], &root, by_text);
    if (strcmp(kept, words[i])) return 1;
  }
  twalk(root, visit);
  puts("");
  printf("%s %s\n", tfind("yew", &root, by_text) ? "found" : "missing", tfind("ivy", &root, by_text) ? "found" : "missing");
  for (int i = 0; i < 5; i++) tdelete(words[i], &root, by_text);
  printf("%s\n", root ? "some left" : "empty");
  hcreate(16);
  for (int i = 0; i < 5; i++) hsearch((ENTRY){words[i], words[4 - i]}, ENTER);
  ENTRY *found = hsearch((ENTRY){.key = "ash"}, FIND), *other = hsearch((ENTRY){.key = "oak"}, FIND);
  printf("%s %s\n", (char *)found->data, (char *)other->data);
  hdestroy();
  int set[8], in[] = {3, 1, 3, 2, 1};
  size_t n = 0;
  for (int i = 0; i < 5; i++) lsearch(&in[i], set, &n, sizeof *set, same);
  for (size_t i = 0; i < n; i++) printf("%d ", set[i]);
  puts("");
}
