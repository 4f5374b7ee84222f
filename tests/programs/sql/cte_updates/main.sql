-- Common tables before updates and deletes, several at once, used twice, materialized or not.
create table emp (name text primary key, team text, pay int);
insert into emp values ('Ann', 'x', 100), ('Bob', 'x', 50), ('Cid', 'y', 70), ('Dan', 'y', 90), ('Eve', 'z', 10);
with mean(team, pay) as (select team, avg(pay) from emp group by team)
update emp set pay = pay + 10 where pay < (select pay from mean where mean.team = emp.team);
with low as (select name from emp where pay < 20) delete from emp where name in low returning name as gone;
with x as materialized (select * from emp where team = 'x'), y as not materialized (select * from emp where team = 'y'), both as (select * from x union all select * from y)
select team, sum(pay) as pay, (select count(*) from both) as n from both group by team;
with ranked as (select *, rank() over (partition by team order by pay desc) as r from emp) insert into emp select name || ' jr', team, pay / 2 from ranked where r = 1;
select * from emp order by name;
with recursive odd(n) as (select 1 union all select n + 2 from odd where n < 9), square(n, s) as (select n, n * n from odd) select sum(s) as squares, group_concat(s) as list from square;
with a(n) as (select 1), a2 as (select n + 1 as n from a) select (select n from a) as a, (select n from a2) as b, (with a(n) as (select 9) select n from a) as inner_a;
with loop(n) as (select n from loop) select * from loop;
