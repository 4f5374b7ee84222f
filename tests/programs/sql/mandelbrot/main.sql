-- The Mandelbrot set, in characters.
.mode list
.headers off
with recursive
  xaxis(x) as (values (-2.0) union all select x + 0.1 from xaxis where x < 1.0),
  yaxis(y) as (values (-1.0) union all select y + 0.25 from yaxis where y < 1.0),
  m(iter, cx, cy, x, y) as (
    select 0, x, y, 0.0, 0.0 from xaxis, yaxis
    union all
    select iter + 1, cx, cy, x * x - y * y + cx, 2.0 * x * y + cy from m where (x * x + y * y) < 4.0 and iter < 20),
  m2(iter, cx, cy) as (select max(iter), cx, cy from m group by cx, cy),
  a(t, cy) as (select group_concat(substr(' .+*#', 1 + min(iter / 5, 4), 1), ''), cy from (select * from m2 order by cy, cx) group by cy)
select rtrim(t) || '|' from a order by cy;
