-- A log and a list of words, taken apart by queries.
create table log (line text);
insert into log values ('2024-02-29 12:00:01 INFO start'), ('2024-02-29 12:00:05 ERROR disk full'), ('2024-02-29 12:01:00 WARN slow query 350ms'), ('2024-02-29 12:02:00 ERROR disk full'), ('rubbish');
create view entry as select datetime(substr(line, 1, 19)) as at, substr(rest, 1, instr(rest, ' ') - 1) as level, substr(rest, instr(rest, ' ') + 1) as text from (select line, substr(line, 21) as rest from log) where datetime(substr(line, 1, 19)) is not null;
select level, count(*) as n, min(time(at)) as first, group_concat(distinct text) as texts from entry group by level order by n desc, level;
select time(at) as at, strftime('%s', at) - strftime('%s', lag(at) over (order by at)) as seconds_since from entry;
select line from log where line not glob '[0-9][0-9][0-9][0-9]-*';
with recursive letters(word, i, c) as (
  select value, 1, substr(value, 1, 1) from json_each('["listen", "silent", "enlist", "google", "gogole", "cat"]')
  union all select word, i + 1, substr(word, i + 1, 1) from letters where i < length(word)),
  keys as (select word, group_concat(c, '') as key from (select * from letters order by word, c) group by word)
select group_concat(word, ' ') as anagrams from (select * from keys order by word) group by key having count(*) > 1 order by 1;
with recursive rle(rest, out) as (
  select 'aaabccdddd', ''
  union all
  select ltrim(rest, substr(rest, 1, 1)), out || (length(rest) - length(ltrim(rest, substr(rest, 1, 1)))) || substr(rest, 1, 1) from rle where rest <> '')
select out as run_lengths from rle where rest = '';
with recursive caesar(i, out) as (select 0, '' union all select i + 1, out || iif(base is null, substr('Hello, World', i + 1, 1), char((unicode(substr('Hello, World', i + 1, 1)) - base + 3) % 26 + base))
  from caesar left join (select 65 as base union select 97) on unicode(substr('Hello, World', i + 1, 1)) between base and base + 25 where i < length('Hello, World'))
select out as caesar from caesar where i = length('Hello, World');
with recursive roman(n, out) as (select 1994, '' union all select n - v, out || t from roman, (select column1 as v, column2 as t from (values (1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I'))) where v = (select max(w) from (select column1 as w from (values (1000), (900), (500), (400), (100), (90), (50), (40), (10), (9), (5), (4), (1))) where w <= n))
select out as roman from roman where n = 0;
