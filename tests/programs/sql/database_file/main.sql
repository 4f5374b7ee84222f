-- A database in a file: closed, opened, attached, copied, with sequences.
.open first.db
create table item (id integer primary key autoincrement, name text);
insert into item (name) values ('tea'), ('cake'), ('bun');
delete from item where id = 3;
insert into item (name) values ('jam');
create table extra as select * from item where id > 1;
.save copy.db
insert into item (name) values ('late');
.open copy.db
select * from item;
attach 'first.db' as first;
select count(*) as here, (select count(*) from first.item) as there from main.item;
insert into main.item select id, name from first.item where id not in (select id from main.item);
select group_concat(name) as all_of_them from main.item;
select name, seq from sqlite_sequence;
detach first;
select * from first.item;
vacuum into 'small.db';
.open small.db
select count(*) as extra from extra;
pragma integrity_check;
pragma user_version = 7;
pragma user_version;
