-- Errors of every kind; the program goes on.
create table t (a int not null, b text unique, c int check (c > 0));
insert into t values (null, 'x', 1);
insert into t values (1, 'x', 0);
insert into t values (1, 'x');
insert into t (a, nope) values (1, 2);
insert into t values (1, 'x', 1), (2, 'x', 2);
select count(*) as rows from t;
select a from t group by;
select * from t where;
select sum(a, b) from t;
select missing(1);
select count(*) from t where count(*) > 1;
create table t (x);
create index i on nope (x);
drop table nope;
alter table t drop column nope;
select (select 1, 2);
select 1 union select 1, 2;
select x from (select 1 as a) where x = 1;
insert into t select 1;
update t set nope = 1;
select a, b from t order by 5;
pragma nothing_such;
select json('{bad');
select abs(-9223372036854775808);
select cast('x' as int) as zero;
.nonsense
