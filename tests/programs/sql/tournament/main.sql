-- A league: results, a table with points, places, series.
create table game (day int, home text, away text, h int, a int);
insert into game values (1, 'Reds', 'Blues', 2, 1), (1, 'Greens', 'Golds', 0, 0), (2, 'Blues', 'Greens', 3, 3), (2, 'Golds', 'Reds', 1, 4), (3, 'Reds', 'Greens', 1, 1), (3, 'Blues', 'Golds', 2, 0);
create view result as
  select day, home as team, h as own, a as other from game union all select day, away, a, h from game;
select rank() over (order by sum(points) desc, sum(own - other) desc) as place, team, count(*) as games, sum(points) as points, sum(own) || ':' || sum(other) as goals, group_concat(letter, '') as form
from (select *, case when own > other then 3 when own = other then 1 else 0 end as points, case when own > other then 'W' when own = other then 'D' else 'L' end as letter from result order by day)
group by team order by place;
select day, team, sum(own) over (partition by team order by day) as goals from result where team in ('Reds', 'Blues') order by team, day;
with recursive team(t) as (select distinct team from result) select a.t as home, b.t as away from team a, team b where a.t <> b.t and not exists (select 1 from game where home = a.t and away = b.t) order by 1, 2;
