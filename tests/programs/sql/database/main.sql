.open shop.db
create table item (name text, price real);
insert into item values ('tea', 2.5), ('cake', 4);
.tables
.schema item
.open :memory:
.tables
.open shop.db
select * from item;
attach 'other.db' as other;
create table other.log (at int);
insert into other.log select 1;
select count(*) as logged from other.log;
.databases
