-- Runs of days without a gap, and the gaps between them.
create table visit (day text primary key);
insert into visit values ('2024-02-27'), ('2024-02-28'), ('2024-02-29'), ('2024-03-01'), ('2024-03-05'), ('2024-03-06'), ('2024-03-10');
with marked as (select day, cast(julianday(day) as int) - row_number() over (order by day) as run from visit)
select min(day) as since, max(day) as until, count(*) as days from marked group by run order by 1;
select day as after, next as before, cast(julianday(next) - julianday(day) - 1 as int) as days from (select day, lead(day) over (order by day) as next from visit) where julianday(next) - julianday(day) > 1;
with recursive calendar(day) as (select '2024-02-27' union all select date(day, '+1 day') from calendar where day < '2024-03-10')
select count(*) as days, count(visit.day) as visited, sum(strftime('%w', day) in ('0', '6')) as weekends from calendar left join visit using (day);
