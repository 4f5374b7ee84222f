-- What is small to write and large to be.
select length(zeroblob(2000000000));
select length(replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000))));
select 'a' like replace(hex(zeroblob(40000)), '0', '%_');
select length(printf('%2000000000d', 1));
select abs(-9223372036854775807 - 1);
with recursive deep(x) as (select '[' union all select x || x from deep limit 25) select json_valid(max(x)) from deep;
pragma max_page_count = 10;
create table t (a);
insert into t values (randomblob(1000000));
