// Dijkstra's algorithm with a binary heap, on a grid read from standard input.
#include <stdio.h>
#include <string.h>

enum { SIZE = 32 };
typedef struct {
  int cost, at;
} Entry;

static char grid[SIZE][SIZE];
static int cost[SIZE * SIZE], from[SIZE * SIZE], heaped;
static Entry heap[4 * SIZE * SIZE];

static void push(Entry e) {
  int i = heaped++;
  for (; i > 0 && heap[(i - 1) / 2].cost > e.cost; i = (i - 1) / 2) heap[i] = heap[(i - 1) / 2];
  heap[i] = e;
}

static Entry pop(void) {
  Entry top = heap[0], last = heap[--heaped];
  int i = 0;
  for (int child; (child = 2 * i + 1) < heaped; i = child) {
    if (child + 1 < heaped && heap[child + 1].cost < heap[child].cost) child++;
    if (heap[child].cost >= last.cost) break;
    heap[i] = heap[child];
  }
  heap[i] = last;
  return top;
}

int main(void) {
  int rows = 0;
  while (rows < SIZE && scanf("%31s", grid[rows]) == 1) rows++;
  int columns = (int)strlen(grid[0]), goal = (rows - 1) * SIZE + columns - 1;
  for (int i = 0; i < SIZE * SIZE; i++) cost[i] = 1 << 30;
  cost[0] = 0;
  push((Entry){0, 0});
  while (heaped) {
    Entry e = pop();
    if (e.at == goal) break;
    if (e.cost > cost[e.at]) continue;
    for (int d = 0; d < 4; d++) {
      int r = e.at / SIZE + (d == 0) - (d == 1), c = e.at % SIZE + (d == 2) - (d == 3);
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      int next = r * SIZE + c, sum = e.cost + grid[r][c] - '0';
      if (sum >= cost[next]) continue;
      cost[next] = sum;
      from[next] = e.at;
      push((Entry){sum, next});
    }
  }
  printf("the cheapest way costs %d\n", cost[goal]);
  for (int at = goal; at; at = from[at]) grid[at / SIZE][at % SIZE] = '.';
  for (int r = 0; r < rows; r++) puts(grid[r]);
}
