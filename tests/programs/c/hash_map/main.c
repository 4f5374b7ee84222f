// A hash map with open addressing that grows, and deletes by shifting back.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  uint32_t *keys, *values;
  uint32_t room, used;
} Map;

static uint32_t home(const Map *m, uint32_t key) { return key * 2654435769u & (m->room - 1); }

static uint32_t slot(const Map *m, uint32_t key) {
  uint32_t i = home(m, key);
  while (m->keys[i] && m->keys[i] != key) i = (i + 1) & (m->room - 1);
  return i;
}

static void put(Map *m, uint32_t key, uint32_t value) {
  if (m->used * 4 >= m->room * 3) {
    Map larger = {NULL, NULL, m->room ? m->room * 2 : 8, 0};
    larger.keys = calloc(larger.room, sizeof(uint32_t));
    larger.values = calloc(larger.room, sizeof(uint32_t));
    for (uint32_t i = 0; i < m->room; i++)
      if (m->keys[i]) put(&larger, m->keys[i], m->values[i]);
    free(m->keys);
    free(m->values);
    *m = larger;
  }
  uint32_t i = slot(m, key);
  m->used += m->keys[i] == 0;
  m->keys[i] = key;
  m->values[i] = value;
}

static int take(Map *m, uint32_t key) {
  uint32_t mask = m->room - 1, hole = slot(m, key);
  if (!m->keys[hole]) return 0;
  for (uint32_t i = (hole + 1) & mask; m->keys[i]; i = (i + 1) & mask) {
    if (((i - home(m, m->keys[i])) & mask) < ((i - hole) & mask)) continue;
    m->keys[hole] = m->keys[i];
    m->values[hole] = m->values[i];
    hole = i;
  }
  m->keys[hole] = 0;
  m->used--;
  return 1;
}

int main(void) {
  Map m = {};
  for (uint32_t i = 1; i <= 10000; i++) put(&m, i * i, i);
  printf("%u in %u\n", m.used, m.room);
  uint32_t gone = 0, right = 0;
  for (uint32_t i = 1; i <= 20000; i += 3) gone += (uint32_t)take(&m, i * i);
  for (uint32_t i = 1; i <= 10000; i++) {
    uint32_t at = slot(&m, i * i);
    right += i % 3 == 1 ? m.keys[at] == 0 : m.values[at] == i;
  }
  printf("%u taken, %u left, %u right\n", gone, m.used, right);
  free(m.keys);
  free(m.values);
}
