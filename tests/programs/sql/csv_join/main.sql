-- Tables of the room, joined; the answer is written as another and read again.
select people.name, cities.country, people.age from people join cities using (city) where cast(age as int) > 26 order by name;
create table summary as select country, count(*) as n, max(cast(age as int)) as oldest from people join cities using (city) group by country;
.mode csv
.headers on
.output summary.csv
select * from summary order by country;
.output
.mode box
.headers on
.import --csv --skip 1 summary.csv again
select * from again;
.import --csv summary.csv back
select country, n + 0 as n, oldest from back order by n desc, country;
