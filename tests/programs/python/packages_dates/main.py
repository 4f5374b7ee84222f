import datetime
import zoneinfo

import pytz
from dateutil import easter, parser, relativedelta, rrule, tz

summer = datetime.datetime(2026, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
for name in ("America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"):
    print(name, summer.astimezone(zoneinfo.ZoneInfo(name)).isoformat(), summer.astimezone(pytz.timezone(name)).strftime("%Z %z"), summer.astimezone(tz.gettz(name)).utcoffset())
print(len(zoneinfo.available_timezones()) > 500, len(pytz.all_timezones) > 500, "Europe/Vienna" in pytz.common_timezones, pytz.country_timezones("de"))
berlin = pytz.timezone("Europe/Berlin")
print(berlin.localize(datetime.datetime(2026, 10, 25, 2, 30), is_dst=True), berlin.normalize(berlin.localize(datetime.datetime(2026, 3, 29, 1, 59)) + datetime.timedelta(minutes=1)))
for wrong in (lambda: pytz.timezone("Mars/Base"), lambda: zoneinfo.ZoneInfo("Mars/Base")):
    try:
        wrong()
    except (pytz.UnknownTimeZoneError, zoneinfo.ZoneInfoNotFoundError) as error:
        print(type(error).__name__, error)
print(tz.gettz("Mars/Base"))
print(parser.parse("21 Nov 2026 4:05 pm"), parser.parse("2026-11-21T16:05:00+01:00"), parser.isoparse("2026-W47-6"))
start = datetime.date(2026, 1, 31)
print(start + relativedelta.relativedelta(months=1), relativedelta.relativedelta(datetime.date(2026, 11, 21), datetime.date(1999, 12, 31)), easter.easter(2026))
print([day.strftime("%a %d %b") for day in rrule.rrule(rrule.MONTHLY, count=4, byweekday=rrule.FR(-1), dtstart=datetime.datetime(2026, 1, 1))])
