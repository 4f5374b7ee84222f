// The calendar of <chrono>, in UTC: dates, weekdays, months that end, durations, rounding.
#include <chrono>
#include <iostream>

using namespace std::chrono;
using namespace std::chrono_literals;

static void show(year_month_day d) {
  std::cout << int(d.year()) << '-' << unsigned(d.month()) << '-' << unsigned(d.day()) << (d.ok() ? "" : "?") << ' ';
}

static constexpr year_month_day easter(int y) {
  int a = y % 19, b = y / 100, c = y % 100, d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7, f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return year(y) / (f / 31) / (f % 31 + 1);
}

int main() {
  constexpr year_month_day leap = 2024y / February / 29;
  static_assert(leap.ok() && !(2023y / February / 29).ok() && (2000y).is_leap() && !(1900y).is_leap());
  show(leap), show(leap + years(1)), show(leap + months(12)), show(sys_days(leap) + days(366)), show(2024y / February / last), show(year_month_day(2024y / November / Thursday[4])), show(year_month_day(2024y / May / Monday[last]));
  std::cout << '\n' << weekday(leap).iso_encoding() << ' ' << (sys_days(2024y / 12 / 25) - sys_days(leap)).count() << ' ' << sys_days(leap).time_since_epoch().count() << ' ' << (2024y / 3 < 2024y / 4) << ' ' << (October + months(5) == March) << ' ' << (Sunday + days(8) == Monday) << '\n';
  show(easter(2024)), show(easter(2025));
  int fridays = 0;
  for (auto m = 2024y / January; m < 2025y / January; m += months(1)) fridays += weekday(m / 13) == Friday;
  std::cout << fridays << '\n';
  sys_seconds t = sys_days(leap) + 12h + 34min + 56s;
  hh_mm_ss time(t - floor<days>(t));
  std::cout << t.time_since_epoch().count() << ' ' << time.hours().count() << ':' << time.minutes().count() << ':' << time.seconds().count() << ' ' << make12(15h).count() << is_pm(15h) << '\n';
  std::cout << duration_cast<minutes>(3661s).count() << ' ' << duration<double, std::ratio<3600>>(90min).count() << ' ' << floor<seconds>(-1500ms).count() << ' ' << round<seconds>(2500ms).count() << ' ' << ceil<hours>(61min).count() << ' ' << (1h + 30min == 5400s) << ' ' << (7min % 4).count() << abs(-3s).count() << ' ' << (days(1) > 23h) << '\n';
}
