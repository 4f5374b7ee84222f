-- Places on a map, found by an R-tree.
create virtual table place using rtree (id, west, east, south, north, +name text);
insert into place values (1, 10, 11, 59, 60, 'Oslo'), (2, 2, 3, 48, 49, 'Paris'), (3, 6, 7, 50, 51, 'Köln'), (4, 12, 13, 41, 42, 'Rome');
select name from place where west >= 5 and north > 45 order by name;
select name from place where west <= 6.5 and east >= 6.5 and south <= 50.5 and north >= 50.5;
update place set east = 8 where id = 3;
delete from place where id = 4;
select id, east - west as width, name from place order by id;
insert into place values (5, 3, 2, 0, 1, 'upside down');
select count(*) as n from place;
