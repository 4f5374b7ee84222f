// Gaussian elimination with pivots, in doubles.
#include <math.h>
#include <stdio.h>
#include <string.h>

#define N 4

static double determinant(double m[N][N]) {
  double det = 1;
  for (int c = 0; c < N; c++) {
    int pivot = c;
    for (int r = c + 1; r < N; r++)
      if (fabs(m[r][c]) > fabs(m[pivot][c])) pivot = r;
    if (m[pivot][c] == 0) return 0;
    if (pivot != c) {
      double row[N];
      memcpy(row, m[c], sizeof row);
      memcpy(m[c], m[pivot], sizeof row);
      memcpy(m[pivot], row, sizeof row);
      det = -det;
    }
    det *= m[c][c];
    for (int r = c + 1; r < N; r++) {
      double f = m[r][c] / m[c][c];
      for (int k = c; k < N; k++) m[r][k] -= f * m[c][k];
    }
  }
  return det;
}

int main(void) {
  double a[N][N] = {{2, -1, 0, 3}, {1, 4, -2, 0}, {0, 5, 1, 1}, {3, 0, 2, -1}};
  double product[N][N] = {};
  for (int i = 0; i < N; i++)
    for (int j = 0; j < N; j++)
      for (int k = 0; k < N; k++) product[i][j] += a[i][k] * a[k][j];
  for (int i = 0; i < N; i++, puts(""))
    for (int j = 0; j < N; j++) printf("%6g", product[i][j]);
  printf("det %.6f, of the square %.6f\n", determinant(a), determinant(product));
}
