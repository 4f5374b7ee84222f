// Knuth, Morris and Pratt find every place of a pattern; edit distance of two words.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void find(const char *text, const char *pattern) {
  int m = (int)strlen(pattern), *fail = calloc((size_t)m + 1, sizeof *fail), found = 0;
  for (int i = 1, k = 0; i < m; i++) {
    while (k && pattern[i] != pattern[k]) k = fail[k];
    if (pattern[i] == pattern[k]) k++;
    fail[i + 1] = k;
  }
  printf("%s:", pattern);
  for (int i = 0, k = 0; text[i]; i++) {
    while (k && text[i] != pattern[k]) k = fail[k];
    if (text[i] == pattern[k]) k++;
    if (k == m) {
      printf(" %d", i - m + 1);
      k = fail[k];
      found++;
    }
  }
  puts(found ? "" : " nowhere");
  free(fail);
}

static int distance(const char *a, const char *b) {
  int n = (int)strlen(b), row[n + 1];
  for (int j = 0; j <= n; j++) row[j] = j;
  for (int i = 1; *a; a++, i++) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= n; j++) {
      int best = diagonal + (*a != b[j - 1]);
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row[n];
}

int main(void) {
  find("abracadabra abracadabra", "abra");
  find("aaaaaa", "aaa");
  find("abababac", "ababac");
  find("haystack", "needle");
  printf("%d %d %d %d\n", distance("kitten", "sitting"), distance("", "four"), distance("same", "same"),
         distance("saturday", "sunday"));
}
