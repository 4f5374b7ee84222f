-- Shortest paths in a graph with weights, and the way there.
create table road (a text, b text, km int);
insert into road values ('Aachen', 'Bonn', 90), ('Aachen', 'Cologne', 70), ('Bonn', 'Cologne', 30), ('Bonn', 'Frankfurt', 175),
  ('Cologne', 'Frankfurt', 190), ('Cologne', 'Hanover', 290), ('Frankfurt', 'Hanover', 350), ('Frankfurt', 'Munich', 390),
  ('Hanover', 'Berlin', 285), ('Munich', 'Berlin', 585), ('Island', 'Island', 0);
with recursive
  edge(a, b, km) as (select a, b, km from road union select b, a, km from road),
  trip(city, km, path) as (
    select 'Aachen', 0, 'Aachen'
    union all
    select edge.b, trip.km + edge.km, path || ' > ' || edge.b
    from trip join edge on edge.a = trip.city
    where instr(path, edge.b) = 0)
select city, min(km) as km, path from trip group by city order by 2;
with recursive reach(city) as (select 'Munich' union select iif(a = city, b, a) from road, reach where city in (a, b))
select (select count(distinct c) from (select a as c from road union select b from road)) as cities, count(*) as reachable from reach;
