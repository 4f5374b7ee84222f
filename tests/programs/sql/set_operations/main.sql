-- Union, intersect, except, values, in lists, any and all by hand.
create table a (x int);
create table b (x int);
insert into a values (1), (2), (2), (3), (null);
insert into b values (2), (3), (4), (null);
select x from a union select x from b order by 1;
select x from a union all select x from b order by 1 limit 4 offset 3;
select x from a intersect select x from b order by 1;
select x from a except select x from b;
select count(*) as n from (select x from a union all select x from b);
values (1, 'one'), (2, 'two');
select column1 + 1 as next, column2 from (values (1, 'x'), (5, 'y'));
select x, x in (select x from b) as inside, x not in (2, 3) as outside, exists (select 1 from b where b.x = a.x) as found from a order by x;
select x from a where x >= (select max(x) from a) or x is null order by x;
select distinct x % 2 as odd from a order by 1 nulls last;
select (1, 2) < (1, 3) as smaller, (1, 'a') = (1, 'a') as same, (2, 2) in (select x, x from a) as row_in;
select x, count(*) as n from (select * from a union all select * from b) group by x order by n desc, x desc nulls first;
