-- A tree in a table: depth first, levels, sums of branches, the way up.
create table unit (id integer primary key, name text, boss int references unit, cost int);
insert into unit values (1, 'Company', null, 5), (2, 'Sales', 1, 10), (3, 'Research', 1, 20), (4, 'North', 2, 3), (5, 'South', 2, 4), (6, 'Lab', 3, 50), (7, 'Archive', 6, 1);
with recursive tree(id, name, depth, path) as (
  select id, name, 0, name from unit where boss is null
  union all
  select unit.id, unit.name, depth + 1, path || '/' || unit.name from unit join tree on unit.boss = tree.id
  order by 3 desc, 2)
select printf('%.*c', depth * 2 + 1, '.') || name as name, depth, path from tree;
with recursive below(top, id, cost) as (
  select id, id, cost from unit
  union all
  select below.top, unit.id, unit.cost from unit join below on unit.boss = below.id)
select unit.name, count(*) as units, sum(below.cost) as cost from below join unit on unit.id = top group by top order by 3 desc, 1;
with recursive up(id, name, boss) as (
  select id, name, boss from unit where name = 'Archive' union all select unit.id, unit.name, unit.boss from unit, up where unit.id = up.boss)
select group_concat(name, ' < ') as way from up;
select name from unit where id not in (select boss from unit where boss is not null) order by name;
