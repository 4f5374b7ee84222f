-- A month as a calendar, and working days.
with recursive day(d) as (select date('2024-02-01') union all select date(d, '+1 day') from day where d < '2024-02-29'),
  cell as (select d, (strftime('%w', d) + 6) % 7 as weekday, (strftime('%j', d) + (strftime('%w', d, 'start of year') + 6) % 7 - 1) / 7 as week from day)
select max(iif(weekday = 0, strftime('%d', d), '')) as mo, max(iif(weekday = 1, strftime('%d', d), '')) as tu, max(iif(weekday = 2, strftime('%d', d), '')) as we, max(iif(weekday = 3, strftime('%d', d), '')) as th, max(iif(weekday = 4, strftime('%d', d), '')) as fr, max(iif(weekday = 5, strftime('%d', d), '')) as sa, max(iif(weekday = 6, strftime('%d', d), '')) as su
from cell group by week order by week;
create table holiday (d text primary key);
insert into holiday values ('2024-12-25'), ('2024-12-26');
with recursive work(d, left) as (
  select date('2024-12-20'), 5
  union all
  select date(d, '+1 day'), left - (strftime('%w', d, '+1 day') not in ('0', '6') and date(d, '+1 day') not in (select d from holiday)) from work where left > 0)
select max(d) as five_working_days_later from work;
select strftime('%m', d) as month, count(*) as thursdays from (select date('2024-01-04', '+' || (value * 7) || ' days') as d from generate_series(0, 51)) group by 1 having count(*) > 4;
