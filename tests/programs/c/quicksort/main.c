// Quicksort with a median of three, beside insertion sort for short ranges.
#include <stdio.h>

static void swap(int *a, int *b) {
  int t = *a;
  *a = *b;
  *b = t;
}

static void insertion(int *v, int n) {
  for (int i = 1; i < n; i++) {
    int x = v[i], j = i;
    for (; j > 0 && v[j - 1] > x; j--) v[j] = v[j - 1];
    v[j] = x;
  }
}

static void sort(int *v, int n) {
  if (n < 8) {
    insertion(v, n);
    return;
  }
  int mid = n / 2, last = n - 1;
  if (v[mid] < v[0]) swap(&v[mid], &v[0]);
  if (v[last] < v[0]) swap(&v[last], &v[0]);
  if (v[last] < v[mid]) swap(&v[last], &v[mid]);
  int pivot = v[mid], i = 0, j = last;
  while (i <= j) {
    while (v[i] < pivot) i++;
    while (v[j] > pivot) j--;
    if (i <= j) swap(&v[i++], &v[j--]);
  }
  sort(v, j + 1);
  sort(v + i, n - i);
}

int main(void) {
  enum { N = 5000 };
  static int v[N];
  unsigned x = 12345;
  for (int i = 0; i < N; i++) {
    x = x * 1664525u + 1013904223u;
    v[i] = (int)(x >> 8) % 100000;
  }
  sort(v, N);
  int ordered = 1;
  for (int i = 1; i < N; i++) ordered &= v[i - 1] <= v[i];
  printf("%s: %d %d %d\n", ordered ? "ordered" : "not ordered", v[0], v[N / 2], v[N - 1]);
  return ordered ? 0 : 1;
}
