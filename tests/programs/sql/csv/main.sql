select city, people, round(people / area, 1) as density from cities order by density desc;
select typeof(people) as kind, sum(people) as total from cities;
.import --csv more.csv extra
select * from extra;
select count(*) from unnamed;
