-- Limits and settings, and what happens beyond them.
create table t (x);
insert into t select value from generate_series(1, 1000);
select count(*) as n, sum(x) as s from t;
with recursive deep(n) as (select 1 union all select n + 1 from deep limit 5000) select max(n) as deepest from deep;
select length(zeroblob(1000000)) as blob, length(printf('%1000d', 1)) as text, length(hex(randomblob(8))) as random;
select length(replace(hex(zeroblob(5000)), '00', 'abcd')) as long_text;
create table wide as select 1 as c1, 2 as c2, 3 as c3;
select * from wide, wide as again;
select random() between -9223372036854775808 and 9223372036854775807 as any_number, abs(random() % 10) < 10 as digit, typeof(random()) as kind;
pragma case_sensitive_like = on;
select 'A' like 'a' as like_;
pragma encoding;
pragma page_size;
