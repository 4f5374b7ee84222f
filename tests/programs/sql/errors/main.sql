create table t (a int unique, b text check (length(b) < 4));
insert into t values (1, 'abc');
insert into t values (1, 'x');
insert into t values (2, 'too long');
select missing from t;

selec 1;
select * from nowhere;
select count(*) as still_here from t;
