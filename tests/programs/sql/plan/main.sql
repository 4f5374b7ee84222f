create table big as with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000) select i, i % 97 as k, hex(i) as h from n;
create index big_k on big (k);
explain query plan select * from big where k = 5;
select count(*), sum(k), max(h) from big;
update big set h = lower(h) where k = 3;
select changes() as changed;
.mode list
.headers off
select k, count(*) from big group by k order by 2 desc, 1 limit 3;
