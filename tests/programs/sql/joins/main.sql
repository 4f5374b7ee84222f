-- Every kind of join.
create table person (id integer primary key, name text);
create table pet (name text, owner int, kind text);
insert into person values (1, 'Ann'), (2, 'Bob'), (3, 'Zoë');
insert into pet values ('Rex', 1, 'dog'), ('Tom', 1, 'cat'), ('Ace', 3, 'dog'), ('Stray', null, 'cat'), ('Lost', 9, 'dog');
select person.name, pet.name as pet from person join pet on pet.owner = person.id order by 1, 2;
select person.name, pet.name as pet from person left join pet on pet.owner = person.id order by 1, 2;
select person.name, pet.name as pet from person right join pet on pet.owner = person.id order by 1, 2;
select person.name, pet.name as pet from person full join pet on pet.owner = person.id order by 1, 2;
select a.name, b.name as with_them from pet a join pet b on a.kind = b.kind and a.name < b.name order by 1, 2;
select count(*) as pairs from person cross join pet;
select name, (select count(*) from pet where owner = person.id) as pets from person where exists (select 1 from pet where owner = person.id and kind = 'dog') order by name;
select name from person where id not in (select owner from pet where owner is not null);
select owner, name from pet natural join (select 'Rex' as name union select 'Ace') order by name;
select kind, count(*) as n from pet join person p using (name) group by kind;
select p.name, group_concat(t.name, '+') as pets from person p left join (select * from pet order by name) t on t.owner = p.id group by p.id having count(t.name) <> 1 order by p.name;
