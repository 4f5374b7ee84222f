-- The standard input as a table: what is read is counted.
create table line (text text);
.mode ascii
.separator "\001" "\n"
.import /dev/stdin line
.mode box
.headers on
.nullvalue NULL
with recursive word(w, rest) as (
  select '', lower(replace(replace(text, ',', ''), '.', '')) || ' ' from line
  union all
  select substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from word where rest <> '')
select w as word, count(*) as n, printf('%.*c', count(*), '*') as bar from word where w <> '' group by w having n > 1 order by n desc, w;
select count(*) as lines, sum(length(text)) as characters, max(length(text)) as longest from line;
