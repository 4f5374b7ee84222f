-- What the shell says about a database.
create table author (id integer primary key, name text not null collate nocase);
create table book (title text, author int references author (id), price real default 9.5, unique (title, author));
create index book_price on book (price desc) where price > 5;
create view dear as select title from book where price > 20;
create trigger cheap after insert on book when new.price < 1 begin delete from book where rowid = new.rowid; end;
insert into author values (1, 'Ursula'), (2, 'It''s me');
insert into book values ('Dispossessed', 1, 21.5), ('Free', 2, 0.5), ('Solaris', null, 8);
.tables b%
.schema book
.dump author
.schema --indent dear
.databases
select * from dear;
