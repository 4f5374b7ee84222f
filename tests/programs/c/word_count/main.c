// Words of standard input counted in a hash table with chains.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 64 };

typedef struct Word {
  struct Word *next;
  int count;
  char text[];
} Word;

static Word *table[BUCKETS];
static int distinct;

static void add(const char *text) {
  unsigned hash = 5381;
  for (const char *s = text; *s; s++) hash = hash * 33 + (unsigned char)*s;
  Word **at = &table[hash % BUCKETS];
  while (*at && strcmp((*at)->text, text)) at = &(*at)->next;
  if (!*at) {
    *at = calloc(1, sizeof(Word) + strlen(text) + 1);
    strcpy((*at)->text, text);
    distinct++;
  }
  (*at)->count++;
}

static int by_count(const void *a, const void *b) {
  const Word *p = *(Word *const *)a, *q = *(Word *const *)b;
  return p->count != q->count ? q->count - p->count : strcmp(p->text, q->text);
}

int main(void) {
  char word[64];
  int n = 0, c;
  do {
    c = getchar();
    if (c != EOF && isalpha(c)) {
      if (n < 63) word[n++] = (char)tolower(c);
    } else if (n) {
      word[n] = '\0';
      add(word);
      n = 0;
    }
  } while (c != EOF);
  Word *all[256];
  int found = 0;
  for (int i = 0; i < BUCKETS; i++)
    for (Word *w = table[i]; w; w = w->next) all[found++] = w;
  qsort(all, (size_t)found, sizeof *all, by_count);
  for (int i = 0; i < found && i < 6; i++) printf("%4d %s\n", all[i]->count, all[i]->text);
  printf("%d different words\n", distinct);
  for (int i = 0; i < found; i++) free(all[i]);
}
