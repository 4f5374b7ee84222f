-- Insert or update: conflicts in every way, returning, replace, ignore.
create table stock (name text primary key, n int not null default 0 check (n >= 0), changed int default 0);
insert into stock (name, n) values ('tea', 5), ('cake', 2);
insert into stock (name, n) values ('tea', 3), ('bun', 1) on conflict (name) do update set n = n + excluded.n, changed = changed + 1 where excluded.n > 0 returning *;
insert into stock (name, n) values ('tea', 100) on conflict do nothing;
insert or ignore into stock (name, n) values ('cake', 7), ('jam', 4);
insert or replace into stock (name, n) values ('bun', 9);
replace into stock (name) values ('salt');
update or ignore stock set name = 'tea' where name = 'jam';
update stock set n = n - 1 where name = 'tea' returning name, n, n * 2 as twice;
update stock set n = s.extra from (select 'cake' as name, 70 as extra) as s where s.name = stock.name;
delete from stock where n = 0 returning name;
select * from stock order by name;
select changes() as changed, total_changes() as in_all;
insert into stock (name, n) values ('x', -1);
insert into stock default values;
select count(*) as n, sum(n) as pieces from stock;
