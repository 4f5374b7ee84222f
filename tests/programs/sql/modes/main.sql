create table t (id int, name text);
insert into t values (1, 'a'), (2, null);
.mode csv
select * from t;
.headers off
select * from t;
.mode json
select * from t;
.mode line
select * from t;
.mode markdown
.headers on
select * from t;
.mode insert t
select * from t;
.print done
