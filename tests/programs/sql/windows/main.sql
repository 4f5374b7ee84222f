with recursive n(i) as (select 1 union all select i + 1 from n where i < 5)
select i, sum(i) over (order by i) as running, lag(i) over (order by i) as before,
       row_number() over (order by i desc) as back, ntile(2) over (order by i) as half
from n;
with recursive f(a, b) as (values (0, 1) union all select b, a + b from f limit 10) select group_concat(a, ' ') as fib from f;
