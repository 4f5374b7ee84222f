// Functions with any number of arguments: a small printf, va_copy, vsnprintf.
#include <stdarg.h>
#include <stdio.h>

static double mean(int n, ...) {
  va_list all, again;
  va_start(all, n);
  va_copy(again, all);
  double sum = 0, greatest = va_arg(again, double);
  for (int i = 0; i < n; i++) sum += va_arg(all, double);
  for (int i = 1; i < n; i++) {
    double x = va_arg(again, double);
    if (x > greatest) greatest = x;
  }
  va_end(all);
  va_end(again);
  printf("(greatest %g) ", greatest);
  return sum / n;
}

static void say(const char *format, ...) {
  va_list all;
  va_start(all, format);
  for (; *format; format++) {
    switch (*format) {
      case 'i': printf("%d ", va_arg(all, int)); break;
      case 'l': printf("%lld ", va_arg(all, long long)); break;
      case 'd': printf("%g ", va_arg(all, double)); break;
      case 's': printf("%s ", va_arg(all, const char *)); break;
      case 'c': printf("%c ", va_arg(all, int)); break;
    }
  }
  putchar('\n');
  va_end(all);
}

__attribute__((format(printf, 1, 2))) static void log_line(const char *format, ...) {
  char line[64];
  va_list all;
  va_start(all, format);
  int n = vsnprintf(line, sizeof line, format, all);
  va_end(all);
  printf("[%s] %d\n", line, n);
}

int main(void) {
  printf("%g\n", mean(4, 1.0, 2.0, 6.5, 3.0));
  say("isdlc", 7, "seven", 7.5, 7000000000LL, '7');
  log_line("%s=%d %.2f %c", "x", 3, 2.5, '!');
  log_line("nothing");
}
