-- Results in files of the room: once, output, read again.
create table t (x int, y text);
insert into t values (1, 'one'), (2, 'zwei, drei'), (3, null);
.mode csv
.headers on
.nullvalue NULL
.once rows.csv
select * from t;
.output dump.sql
.dump t
.output stdout
.mode box
.headers on
.nullvalue NULL
drop table t;
.read dump.sql
select * from t;
select name, length(cast(readfile(name) as text)) > 10 as long from (select 'rows.csv' as name union select 'dump.sql');
select writefile('made.txt', 'made by SQL') as bytes, cast(readfile('made.txt') as text) as text;
.read nothing.sql
