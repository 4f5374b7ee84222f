-- Window functions with frames of every kind.
create table m (t int, grp text, v int);
insert into m values (1, 'a', 10), (2, 'a', 20), (3, 'a', 20), (4, 'b', 5), (5, 'b', 15), (6, 'b', 40);
select t, v, sum(v) over (order by t rows between 1 preceding and 1 following) as near, round(avg(v) over (order by t rows 2 preceding), 3) as mean,
  sum(v) over (order by v range between 5 preceding and current row) as within, sum(v) over (order by v groups between 1 preceding and current row exclude current row) as others from m order by t;
select t, grp, v, rank() over w as rank, dense_rank() over w as dense, row_number() over w as row, percent_rank() over w as percent, round(cume_dist() over w, 2) as share from m window w as (partition by grp order by v) order by t;
select t, v, lag(v) over w as before, lead(v, 2, -1) over w as later, first_value(v) over w as first, last_value(v) over (order by t rows between unbounded preceding and unbounded following) as last, nth_value(v, 2) over w as second, ntile(4) over w as quarter from m window w as (order by t);
select grp, v, v * 100 / sum(v) over (partition by grp) as percent, count(*) filter (where v > 10) over (order by t) as large, group_concat(v) over (partition by grp order by t desc) as back from m order by t;
select * from (select t, v, v - lag(v) over (order by t) as change from m) where change > 0;
select grp, max(v) as top from (select *, row_number() over (partition by grp order by v desc) as place from m) where place = 1 group by grp;
