-- Primes by a recursive query.
with recursive n(i) as (select 2 union all select i + 1 from n where i < 200)
select count(*) as primes, max(i) as largest, group_concat(i, ' ') as list
from (select i from n a where not exists (select 1 from n b where b.i * b.i <= a.i and a.i % b.i = 0) order by i);
with recursive f(n, d, found) as (
  select 360, 2, ''
  union all
  select case n % d when 0 then n / d else n end, case n % d when 0 then d else d + 1 end, case n % d when 0 then found || ' ' || d else found end
  from f where n > 1)
select trim(found) as factors from f where n = 1;
with recursive euclid(a, b) as (select 1071, 462 union all select b, a % b from euclid where b > 0)
select a as gcd from euclid where b = 0;
with recursive c(n, steps) as (select 27, 0 union all select iif(n % 2, 3 * n + 1, n / 2), steps + 1 from c where n > 1)
select max(n) as highest, max(steps) as steps from c;
