-- A tree kept by triggers: every insertion finds its place.
pragma recursive_triggers = on;
create table node (id integer primary key, key int unique, left int, right int);
create table work (key int, at int);
create trigger place after insert on work begin
  update node set left = (select id from node where key = new.key) where id = new.at and new.key < key and left is null;
  update node set right = (select id from node where key = new.key) where id = new.at and new.key > key and right is null;
  insert into work select new.key, iif(new.key < key, left, right) from node where id = new.at and (select id from node where key = new.key) not in (coalesce(left, 0), coalesce(right, 0));
end;
create trigger grow after insert on node when new.id > 1 begin insert into work values (new.key, 1); end;
insert into node (key) values (50), (30), (70), (20), (40), (60), (80), (35), (65);
select parent.key, l.key as left, r.key as right from node parent left join node l on l.id = parent.left left join node r on r.id = parent.right order by parent.id;
with recursive walk(id, key, depth, path) as (
  select id, key, 0, '' from node where id = 1
  union all
  select node.id, node.key, depth + 1, path || iif(walk.id = (select id from node p where p.left = node.id), 'L', 'R') from walk join node on node.id in (select left from node where id = walk.id union select right from node where id = walk.id))
select key, depth, path from walk order by depth, path;
insert into node (key) values (35);
select max(depth) as deepest from (with recursive walk(id, depth) as (select 1, 0 union all select c, depth + 1 from walk join (select id as p, left as c from node union select id, right from node) on p = walk.id where c is not null) select depth from walk);
