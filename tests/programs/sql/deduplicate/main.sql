-- Rows that are there more than once: found, merged, removed; nulls and texts made alike.
create table contact (id integer primary key, name text, mail text, seen text);
insert into contact (name, mail, seen) values ('Ann', 'ANN@example.org', '2024-01-01'), ('ann ', 'ann@example.org', '2024-02-01'), ('Bob', null, '2024-01-05'), ('Bob', 'bob@example.org', null), ('Zoë', 'zoe@example.org', '2024-03-01');
select lower(trim(name)) as who, count(*) as n, group_concat(id) as ids from contact group by 1 having n > 1;
create table clean as
select min(id) as id, name, lower(max(mail)) as mail, max(seen) as seen from (select id, trim(upper(substr(name, 1, 1)) || substr(name, 2)) as name, mail, seen from contact) group by lower(name);
select * from clean order by id;
delete from contact where exists (select 1 from contact other where lower(trim(other.name)) = lower(trim(contact.name)) and other.id > contact.id);
select * from contact order by id;
select count(*) as changed from contact join clean on lower(trim(contact.name)) = lower(clean.name) where contact.mail is not clean.mail;
