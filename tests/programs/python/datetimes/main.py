import calendar
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 2, 29, 23, 59, 58, 123456)
print(moment, repr(moment), moment.isoformat(timespec="milliseconds"))
print(moment + timedelta(seconds=2), moment.replace(year=2023, day=28), moment.date() - date(2000, 1, 1))
print(moment.strftime("%A %d %B %Y, %H:%M:%S.%f %j %U %w %p %y %%"), f"{moment:%a %b %e %I}")
print(datetime.strptime("3 Mar 1999 07:05 PM", "%d %b %Y %I:%M %p"), datetime.fromisoformat("2024-01-02T03:04:05+05:30"))
east = timezone(timedelta(hours=5, minutes=30), "IST")
aware = datetime(2024, 1, 1, 12, tzinfo=east)
print(aware, aware.astimezone(timezone.utc), aware.tzname(), aware.utcoffset(), aware.timestamp())
print(aware == datetime(2024, 1, 1, 6, 30, tzinfo=timezone.utc), datetime.fromtimestamp(1e9, timezone.utc))
gap = timedelta(days=-1, hours=3, microseconds=5)
print(gap, repr(gap), gap.total_seconds(), abs(gap), timedelta(weeks=2) / 3, timedelta(hours=5) // timedelta(minutes=40), gap * 2.5)
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), date(2024, 1, 31).weekday(), date.max, time.min)
print(sorted([date(2024, 3, 1), date(2023, 3, 1)]), time(7, 5) < time(7, 6), date.fromordinal(738000))
print(calendar.isleap(1900), calendar.monthrange(2024, 2)[1], calendar.month_name[3])
print(calendar.TextCalendar(6).formatmonth(2024, 2), end="")
for wrong in (lambda: aware - moment, lambda: date.fromisoformat("2024-13-01"), lambda: datetime.strptime("x", "%Y")):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, str(error).partition(",")[0] if "must be" in str(error) else error)
