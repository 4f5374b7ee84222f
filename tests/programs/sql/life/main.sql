-- The game of life: a glider, four generations.
create table cell (g int, x int, y int, primary key (g, x, y));
insert into cell values (0, 1, 0), (0, 2, 1), (0, 0, 2), (0, 1, 2), (0, 2, 2);
create view next as
select g + 1 as g, x, y from (
  select cell.g, cell.x + dx as x, cell.y + dy as y, sum(dx <> 0 or dy <> 0) as n, sum(dx = 0 and dy = 0) as alive
  from cell, (select column1 as dx from (values (-1), (0), (1))), (select column1 as dy from (values (-1), (0), (1)))
  where cell.g = (select max(g) from cell)
  group by 1, 2, 3)
where n = 3 or (n = 2 and alive);
insert into cell select * from next;
insert into cell select * from next;
insert into cell select * from next;
insert into cell select * from next;
.mode list
.headers off
select 'generation ' || g || char(10) || group_concat(line, char(10))
from (select a.value as g, b.value as y, (select group_concat(iif(exists (select 1 from cell where cell.g = a.value and x = c.value and y = b.value), '#', '.'), '') from generate_series(0, 5) c) as line
      from generate_series(0, 4) a, generate_series(0, 4) b)
group by g order by g;
