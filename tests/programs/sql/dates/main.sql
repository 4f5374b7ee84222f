-- Dates and times in UTC.
select date('2024-01-31', '+1 month') as overflow, date('2024-03-31', 'start of month', '-1 day') as last_of_february, date('2024-05-15', 'weekday 0') as sunday, datetime('2024-02-29 12:34:56', '+36 hours', '-90 minutes') as moved, time('12:00', '-1 second') as before;
select julianday('2024-02-29') as julian, unixepoch('2024-02-29') as epoch, datetime(1709210096, 'unixepoch') as back, datetime(1709210096, 'auto') as automatic, strftime('%s', '1970-01-02') as day;
select strftime('%Y-%m-%d %H:%M:%S %j %w %W %f %J %%', '2024-02-29 12:34:56.789') as all_of_them;
select cast(julianday('2024-12-25') - julianday('2024-02-29') as int) as days, (strftime('%Y', '2024-02-29') - strftime('%Y', '1990-06-15')) - (strftime('%m-%d', '2024-02-29') < strftime('%m-%d', '1990-06-15')) as age;
select date('2023-13-01') as wrong, date('nonsense') as nonsense, datetime('2024-02-29T12:00:00+02:00') as zone, date('2024-02-29', 'start of year', '+6 months', '-1 day') as middle, time('25:00') as none;
with recursive d(day) as (select '2024-01-01' union all select date(day, '+1 day') from d where day < '2024-12-31')
select count(*) as days, sum(strftime('%w', day) = '5' and strftime('%d', day) = '13') as fridays_13, sum(day = date(day, 'start of month', '+1 month', '-1 day')) as month_ends from d;
with recursive y(y) as (values (1900) union all select y + 1 from y where y < 2030),
  e(y, f) as (select y, (19 * (y % 19) + y / 100 - y / 400 - (8 * (y / 100) + 13) / 25 + 15) % 30 from y)
select y as leap_years from y where y % 4 = 0 and (y % 100 <> 0 or y % 400 = 0) and y > 2010;
select typeof(date('now')) as kind, date('now') > '2024' as later;
