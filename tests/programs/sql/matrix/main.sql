-- Matrices as tables: product, transpose, power.
create table a (i int, j int, v int, primary key (i, j)) without rowid;
create table b (i int, j int, v int, primary key (i, j)) without rowid;
insert into a values (1, 1, 1), (1, 2, 2), (2, 1, 3), (2, 2, 4);
insert into b values (1, 1, 0), (1, 2, 1), (2, 1, 1), (2, 2, 0);
select group_concat(v, ' ') as product from (select a.i, b.j, sum(a.v * b.v) as v from a join b on a.j = b.i group by 1, 2 order by 1, 2) group by i;
select group_concat(v, ' ') as transposed from (select j, i, v from a order by j, i) group by j;
select sum(iif(i = j, v, 0)) as trace, max(iif(i = 1 and j = 1, v, null)) * max(iif(i = 2 and j = 2, v, null)) - max(iif(i = 1 and j = 2, v, null)) * max(iif(i = 2 and j = 1, v, null)) as determinant from a;
with recursive p(n, a, b, c, d) as (select 1, 1, 1, 1, 0 union all select n + 1, a + b, a, c + d, c from p where n < 40) select * from p where n in (2, 10, 40);
select * from a where rowid = 1;
