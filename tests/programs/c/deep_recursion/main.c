// Recursion: Ackermann's function, sixty thousand calls deep, permutations, mutual calls.
#include <stdio.h>
#include <string.h>

static int ackermann(int m, int n) {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

static long long depth(int n) { return n == 0 ? 0 : n + depth(n - 1); }

static int is_odd(int n);
static int is_even(int n) { return n == 0 ? 1 : is_odd(n - 1); }
static int is_odd(int n) { return n == 0 ? 0 : is_even(n - 1); }

static void permute(char *word, int from, int n) {
  if (from == n) {
    printf("%s ", word);
    return;
  }
  for (int i = from; i < n; i++) {
    char picked = word[i];
    memmove(word + from + 1, word + from, (size_t)(i - from));
    word[from] = picked;
    permute(word, from + 1, n);
    memmove(word + from, word + from + 1, (size_t)(i - from));
    word[i] = picked;
  }
}

int main(void) {
  printf("%d %d\n", ackermann(2, 9), ackermann(3, 5));
  printf("%lld\n", depth(60000));
  printf("%d %d\n", is_even(5000), is_odd(5000));
  char word[] = "abcd";
  permute(word, 0, 4);
  puts("");
}
