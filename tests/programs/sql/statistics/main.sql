-- Figures of a series: mean, median, mode, deviation, histogram, percentiles, correlation.
create table m (v real, w real);
insert into m values (3.5, 7), (12, 25), (7.25, 14), (19, 40), (8, 15), (8, 17), (22.5, 44), (10, 21), (15, 29), (1, 3);
select count(*) as n, avg(v) as mean, min(v) as least, max(v) as most, round(sum((v - mean) * (v - mean)) / count(*), 4) as variance from m, (select avg(v) as mean from m);
select avg(v) as median from (select v, row_number() over (order by v) as i, count(*) over () as n from m) where i in ((n + 1) / 2, n / 2 + 1);
select v as mode, count(*) as times from m group by v order by 2 desc, 1 limit 1;
select cast(v / 5 as int) * 5 as bin, count(*) as n, printf('%.*c', count(*), '#') as bar from m group by 1;
select q, max(v) as upper from (select v, ntile(4) over (order by v) as q from m) group by q;
select round((n * vw - sv * sw) / (sqrt(n * vv - sv * sv) * sqrt(n * ww - sw * sw)), 6) as correlation from (select count(*) as n, sum(v * w) as vw, sum(v) as sv, sum(w) as sw, sum(v * v) as vv, sum(w * w) as ww from m);
select round((n * vw - sv * sw) / (n * vv - sv * sv), 4) as slope from (select count(*) as n, sum(v * w) as vw, sum(v) as sv, sum(w) as sw, sum(v * v) as vv from m);
