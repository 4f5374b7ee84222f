// What to pack, by dynamic programming, and the longest common subsequence of two words.
#include <stdio.h>
#include <string.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))

static int pack(const int *weight, const int *value, int n, int room) {
  int best[64] = {0};
  for (int i = 0; i < n; i++)
    for (int r = room; r >= weight[i]; r--) best[r] = MAX(best[r], best[r - weight[i]] + value[i]);
  return best[room];
}

static void common(const char *a, const char *b) {
  int n = (int)strlen(a), m = (int)strlen(b);
  int length[32][32] = {0};
  for (int i = n - 1; i >= 0; i--)
    for (int j = m - 1; j >= 0; j--)
      length[i][j] = a[i] == b[j] ? 1 + length[i + 1][j + 1] : MAX(length[i + 1][j], length[i][j + 1]);
  printf("%s, %s: %d: ", a, b, length[0][0]);
  for (int i = 0, j = 0; i < n && j < m;) {
    if (a[i] == b[j])
      putchar(a[i++]), j++;
    else if (length[i + 1][j] >= length[i][j + 1])
      i++;
    else
      j++;
  }
  putchar('\n');
}

int main(void) {
  int weight[] = {12, 2, 1, 4, 1}, value[] = {4, 2, 1, 10, 2};
  for (int room = 0; room <= 20; room += 5) printf("%2d: %d\n", room, pack(weight, value, 5, room));
  common("AGGTAB", "GXTXAYB");
  common("nematode", "knowledge");
}
