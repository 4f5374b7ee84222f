create virtual table note using fts5(body);
insert into note values ('the quick brown fox'), ('a lazy dog'), ('foxes are quick');
select rowid, highlight(note, 0, '[', ']') as found from note where note match 'quick NOT lazy' order by rank, rowid;
select date('2024-02-29', '+1 year') as day, strftime('%H:%M', 3600, 'unixepoch') as time, printf('%08.3f|%5s', 3.14159, 'ab') as text;
select sqrt(2), pi(), median(value) from generate_series(1, 9);
