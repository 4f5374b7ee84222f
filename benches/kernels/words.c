/* Strings, hashing, and a table that grows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
  char *word;
  int count;
};

static struct entry *table;
static size_t room = 1024, used;

static unsigned long hash(const char *word) {
  unsigned long sum = 5381;
  while (*word)
    sum = sum * 33 + (unsigned char)*word++;
  return sum;
}

static struct entry *find(struct entry *in, size_t size, const char *word) {
  size_t at = hash(word) & (size - 1);
  while (in[at].word && strcmp(in[at].word, word))
    at = (at + 1) & (size - 1);
  return &in[at];
}

static void grow(void) {
  struct entry *larger = calloc(room * 2, sizeof *larger);
  for (size_t i = 0; i < room; i++)
    if (table[i].word)
      *find(larger, room * 2, table[i].word) = table[i];
  free(table);
  table = larger;
  room *= 2;
}

int main(void) {
  unsigned state = 1;
  table = calloc(room, sizeof *table);
  for (int n = 0; n < 6000000; n++) {
    char word[24];
    state = state * 1664525 + 1013904223;
    unsigned number = (state >> 8) % 300000;
    char *at = word;
    do
      *at++ = 'a' + number % 26;
    while (number /= 26);
    strcpy(at, "-word");
    struct entry *entry = find(table, room, word);
    if (!entry->word) {
      entry->word = strdup(word);
      if (++used * 2 > room) {
        grow();
        entry = find(table, room, word);
      }
    }
    entry->count++;
  }
  printf("%zu\n", used);
}
