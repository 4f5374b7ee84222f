-- Aggregates: filter, distinct, groups, having, totals, null.
create table sale (day text, city text, pieces int, price real);
insert into sale values ('mon', 'Oslo', 3, 2.5), ('mon', 'Paris', 5, 4), ('tue', 'Oslo', 2, 2.5), ('tue', 'Rome', null, 3), ('wed', 'Oslo', 4, 2.75), ('wed', 'Paris', 1, 4);
select count(*), count(pieces), count(distinct city) as cities, sum(pieces), total(pieces), avg(pieces), min(price), max(day) from sale;
select city, sum(pieces * price) as income, count(*) filter (where pieces > 2) as large, sum(pieces) filter (where day = 'mon') as monday from sale group by city having count(pieces) > 0 order by income desc;
select day, group_concat(city, ', ') as cities, group_concat(distinct price) as prices from sale group by day order by day;
select city, max(pieces) as most, day from sale group by city order by city;
select coalesce(sum(pieces), 'nothing') as none, total(pieces) as total, max(pieces) as max, count(*) as n from sale where city = 'Bonn';
select pieces > 2 as large, count(*) as n from sale group by 1 order by 1;
select round(avg(price), 3) as mean, round(sum(price * price) / count(*) - avg(price) * avg(price), 4) as variance from sale;
select city, day, sum(pieces) as n from sale group by city, day union all select city, 'all', sum(pieces) from sale group by city union all select 'all', 'all', sum(pieces) from sale order by 1, 2;
select sum(case city when 'Oslo' then pieces else 0 end) as oslo, sum(city = 'Paris') as paris_days, sum(iif(pieces is null, 1, 0)) as missing from sale;
