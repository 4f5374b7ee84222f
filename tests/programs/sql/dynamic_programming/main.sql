-- Dynamic programming in queries: change, knapsack, edit distance.
with recursive kinds(k) as (values (1), (2), (5), (10), (20), (50)),
  change(rest, last, n) as (select 50, 50, 0 union all select rest - k, k, n + 1 from change, kinds where k <= last and k <= rest)
select count(*) as ways, min(n) as fewest from change where rest = 0;
create table item (id integer primary key, weight int, value int);
insert into item (weight, value) values (12, 4), (2, 2), (1, 1), (4, 10), (1, 2);
with recursive pack(id, weight, value, list) as (
  select 0, 0, 0, '' union all
  select item.id, pack.weight + item.weight, pack.value + item.value, list || ' ' || item.id from pack join item on item.id > pack.id where pack.weight + item.weight <= 15)
select value, weight, trim(list) as items from pack order by value desc limit 1;
with recursive
  input(a, b) as (values ('kitten', 'sitting')),
  cell(i, j, d) as (
    select 0, 0, 0 from input
    union
    select i + (step & 1), j + (step >> 1), d + (step < 3 or substr(a, i + 1, 1) <> substr(b, j + 1, 1))
    from cell, input, (select 1 as step union select 2 union select 3)
    where i + (step & 1) <= length(a) and j + (step >> 1) <= length(b) and d < 4)
select min(d) as distance from cell, input where i = length(a) and j = length(b);
with recursive lis(i, v, n) as (
  select key, value, 1 from json_each('[10, 9, 2, 5, 3, 7, 101, 18]')
  union
  select key, value, n + 1 from lis join json_each('[10, 9, 2, 5, 3, 7, 101, 18]') on key > i and value > v)
select max(n) as longest_rising from lis;
