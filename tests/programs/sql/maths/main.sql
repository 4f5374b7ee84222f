-- Mathematics: functions, big sums, bits, series.
select round(sqrt(2), 6) as root, round(pi(), 6) as pi, round(exp(1), 6) as e, round(ln(10), 6) as ln, log(1000) as log10, log(2, 8) as log2, pow(2, 10) as power, mod(7.5, 2) as mod, ceil(1.2) as ceil, floor(-1.2) as floor, trunc(-1.7) as trunc, round(degrees(pi()), 3) as degrees, round(sin(radians(30)), 6) as sin, round(atan2(1, 1) * 4, 6) as atan2, sqrt(-1) as none;
select sum(value) as gauss, round(sum(1.0 / (value * value)), 6) as basel, count(*) as n, sum(value % 3 = 0 or value % 5 = 0) as multiples from generate_series(1, 1000);
with recursive f(n, a, b) as (select 1, 0, 1 union all select n + 1, b, a + b from f where n < 91) select max(a) as fibonacci_90 from f;
with recursive fact(n, f) as (select 1, 1 union all select n + 1, f * (n + 1) from fact where n < 20) select f as factorial_20 from fact where n = 20;
with recursive bit(n, text) as (select 1000, '' union all select n >> 1, (n & 1) || text from bit where n > 0) select text as binary from bit where n = 0;
with recursive newton(i, x) as (select 0, 1.0 union all select i + 1, (x + 2 / x) / 2 from newton where i < 6) select i, printf('%.10f', x) as x from newton;
with recursive collatz(start, n, steps) as (select value, value, 0 from generate_series(1, 30) union all select start, iif(n % 2, 3 * n + 1, n / 2), steps + 1 from collatz where n > 1)
select start, max(steps) as steps, max(n) as highest from collatz group by start order by steps desc limit 3;
with digits(d) as (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))
select a.d * 100 + b.d * 10 + c.d as armstrong from digits a, digits b, digits c where a.d > 0 and a.d * a.d * a.d + b.d * b.d * b.d + c.d * c.d * c.d = a.d * 100 + b.d * 10 + c.d;
