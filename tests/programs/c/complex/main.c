// Complex numbers: arithmetic, and a small discrete Fourier transform.
#include <complex.h>
#include <math.h>
#include <stdio.h>

static void fourier(int n, const double complex *in, double complex *out) {
  for (int k = 0; k < n; k++) {
    out[k] = 0;
    for (int t = 0; t < n; t++) out[k] += in[t] * cexp(-2 * acos(-1) * I * k * t / n);
  }
}

static void print(const char *what, double complex z) {
  // Adding nought turns a negative nought, which differs between machines, into a plain one.
  printf("%-8s %.4f %+.4fi\n", what, round(creal(z) * 1e4) / 1e4 + 0.0, round(cimag(z) * 1e4) / 1e4 + 0.0);
}

int main(void) {
  double complex a = 3 + 4 * I, b = 1 - 2 * I;
  print("a + b", a + b);
  print("a * b", a * b);
  print("a / b", a / b);
  print("conj a", conj(a));
  print("sqrt a", csqrt(a));
  print("exp iπ", cexp(I * acos(-1)));
  print("i ^ i", cpow(I, I));
  printf("%.4f %.4f\n", cabs(a), carg(b));
  double complex in[8], out[8];
  for (int t = 0; t < 8; t++) in[t] = sin(2 * acos(-1) * t / 8) + 0.5;
  fourier(8, in, out);
  for (int k = 0; k < 8; k++) printf("%d %.4f\n", k, fabs(round(cabs(out[k]) * 1e6) / 1e6));
}
