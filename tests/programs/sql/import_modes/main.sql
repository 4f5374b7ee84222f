-- Import with separators, into tables that exist.
create table t (id integer primary key, name text, n int default 7);
.mode list
.separator ";" "\n"
.import semi.txt t
.mode csv
.import rows.txt t
.mode tabs
.import tabs.txt t
.mode box
.headers on
.nullvalue NULL
select * from t order by id;
