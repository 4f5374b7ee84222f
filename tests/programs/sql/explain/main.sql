-- Plans of queries, with and without indexes.
create table t (id integer primary key, k int, name text);
insert into t select value, value % 10, 'n' || value from generate_series(1, 500);
explain query plan select * from t where id = 5;
explain query plan select * from t where k = 5;
create index t_k on t (k, name);
explain query plan select * from t where k = 5 and name > 'n3';
explain query plan select name from t where k = 5;
explain query plan select k, count(*) from t group by k;
select k, count(*) as n, min(name) as first from t where k in (1, 2) group by k;
drop index t_k;
create unique index t_name on t (name) where k = 0;
select count(*) as n from t where k = 0 and name = 'n10';
reindex;
pragma index_list(t);
