// math.h, rounded to figures on which libraries agree.
#include <math.h>
#include <stdio.h>

int main(void) {
  const double pi = acos(-1);
  printf("%.12f %.12f\n", pi, exp(1));
  for (int degrees = 0; degrees <= 90; degrees += 30) {
    double a = degrees * pi / 180;
    printf("%2d %.9f %.9f\n", degrees, sin(a), fabs(cos(a)));
  }
  printf("%.9f %.9f %.9f\n", sqrt(2), cbrt(27), hypot(3, 4));
  printf("%.9f %.9f %.9f\n", log(10), log2(1024), log10(0.001));
  printf("%.9f %.9f %.9f\n", pow(2, 0.5), tgamma(6), erf(0.5));
  printf("%g %g %g %g\n", floor(-2.5), ceil(-2.5), trunc(-2.5), round(-2.5));
  printf("%g %g %g\n", rint(2.5), rint(3.5), nearbyint(-0.5));
  printf("%g %g %g\n", fmod(7.5, 2), remainder(7.5, 2), fmod(-7.5, 2));
  double whole;
  printf("%g ", modf(-3.75, &whole));
  printf("%g\n", whole);
  int exponent;
  printf("%g ", frexp(48, &exponent));
  printf("%d %g\n", exponent, ldexp(0.75, 6));
  printf("%g %g %g\n", fmax(1, NAN), fmin(-0.0, 1), fdim(4, 9));
  printf("%d %d %d\n", isnan(sqrt(-1)) != 0, isinf(1 / 0.0) != 0, signbit(-0.0) != 0);
  printf("%ld %lld %d\n", lround(2.5), llrint(1e12), ilogb(1000));
  printf("%.17g %.17g\n", nextafter(1, 2), copysign(2, -0.0));
  printf("%.17g\n", fma(0.1, 10, -1));
}
