create table author (id integer primary key, name text not null);
create table book (title text, author integer references author, year int, price real);
insert into author values (1, 'Ursula'), (2, 'Stanisław'), (3, 'Jorge');
insert into book values ('Dispossessed', 1, 1974, 9.5), ('Solaris', 2, 1961, 7.25), ('Ficciones', 3, 1944, 8), ('Lathe', 1, 1971, null);
select name, count(*) as books, min(year) as first, round(avg(price), 2) as price
from author join book on author.id = book.author
group by author.id order by books desc, name;
select title, year from book where price is null;
select 1 / 3.0 as third, 7 / 2 as whole, 'ünï' || upper('ab') as text, x'00ff' as bytes, 1e100;
