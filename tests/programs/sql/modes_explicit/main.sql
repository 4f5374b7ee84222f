-- Output in every shape, each with its settings.
create table t (id int, name text, price real);
insert into t values (1, 'tea', 2.5), (2, 'a "quoted", text', null), (3, 'Zoë 世界', -0.25);
.mode list
.headers off
.nullvalue -
select * from t;
.separator " | "
select * from t;
.mode tabs
.headers off
.nullvalue -
select id, price from t;
.mode quote
.headers off
select * from t;
.mode json
select * from t;
.mode insert copy
.headers off
select * from t;
.mode csv
.headers off
.nullvalue -
select * from t;
