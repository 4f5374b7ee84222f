-- The first error ends everything.
.bail on
create table t (x int primary key);
insert into t values (1), (2);
select count(*) as before from t;
insert into t values (1);
select 'never' as after;
