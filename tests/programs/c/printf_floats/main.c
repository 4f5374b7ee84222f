// Floating point formatting, to the last digit.
#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void) {
  double values[] = {0, -0.0, 1, 0.1, 1.0 / 3, 123456789, 1e21, 1e-7, 5e-324, DBL_MAX, DBL_MIN, 2.5, 0.5, 999999.5};
  for (int i = 0; i < (int)(sizeof values / sizeof *values); i++)
    printf("%g %.17g %.3e %.0f\n", values[i], values[i], values[i], fabs(values[i]) < 1e10 ? values[i] : 0);
  printf("%f %F %e %E %G\n", 3.14159265358979, 2.0, 12345.678, 0.00012, 1e-10);
  printf("[%10.3f] [%-10.3f] [%+.2f] [%010.2f] [% .1f]\n", 3.14159, 3.14159, 2.5, -3.14159, 9.96);
  printf("%#g %#.0f %g\n", 1.0, 3.0, 100000.0);
  printf("%f %F %e [%6f] [%-6f]\n", INFINITY, -INFINITY, fabs((double)NAN), INFINITY, -INFINITY);
  printf("%a %a %a %A\n", 1.0, 0.1, -1024.0, 255.5);
  printf("%.2f %.2f %.2f %.0f %.0f %.0f\n", 1.005, 2.675, 1.115, 0.5, 1.5, 2.5);
  printf("%.30f\n", 0.1);
  printf("%.50g\n", 0.3);
  printf("%.9g %.9g\n", (double)0.1f, (double)FLT_MAX);
  printf("%d %d %d\n", DBL_DIG, DBL_MANT_DIG, DBL_MAX_EXP);
  printf("%.1Lf %Lg\n", 2.25L, 1e100L);
}
