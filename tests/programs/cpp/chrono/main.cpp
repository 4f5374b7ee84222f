// Durations and calendars of <chrono>, without a clock.
#include <chrono>
#include <iostream>

using namespace std::chrono;
using namespace std::literals;

static std::ostream &operator<<(std::ostream &out, const year_month_day &d) {
  return out << int(d.year()) << '/' << unsigned(d.month()) << '/' << unsigned(d.day());
}

int main() {
  auto total = 2h + 45min + 30s;
  hh_mm_ss parts(total);
  std::cout << total.count() << "s is " << parts.hours().count() << ':' << parts.minutes().count() << '\n';
  std::cout << duration_cast<minutes>(total).count() << ' ' << round<hours>(total).count() << ' ' << floor<days>(49h).count()
            << ' ' << ceil<days>(49h).count() << '\n';
  std::cout << duration<double, std::milli>(1500us).count() << ' ' << (1s > 999ms) << ' ' << (7min % 2min == 1min) << '\n';
  using fortnights = duration<int, std::ratio<14 * 86400>>;
  std::cout << days(fortnights(3)).count() << '\n';
  year_month_day moon{1969y / July / 20};
  sys_days day = moon;
  std::cout << moon << ' ' << day.time_since_epoch().count() << ' ' << weekday(day).c_encoding() << '\n';
  std::cout << year_month_day(day + days(10000)) << ' ' << (sys_days(2032y / 1 / 1) - day).count() << '\n';
  std::cout << year_month_day(2032y / February / last) << ' ' << (1900y).is_leap() << (2000y).is_leap() << ' '
            << (2031y / 2 / 29).ok() << '\n';
  year_month_day thanksgiving = sys_days(2031y / November / Thursday[4]);
  std::cout << thanksgiving << ' ' << moon + months(7) << ' ' << moon - years(69) << '\n';
  sys_seconds instant = sys_days(2001y / 9 / 9) + 1h + 46min + 40s;
  std::cout << instant.time_since_epoch().count() << '\n';
}
