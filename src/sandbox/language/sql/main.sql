-- A .csv file of the room is a table by its name; `.open name.db` keeps what you store.
create table guest (name text not null, visits integer not null default 1);

insert into guest (name, visits) values ('Ada', 3), ('Grace', 5), ('Linus', 1);

select name, visits, round(100.0 * visits / sum(visits) over (), 1) as percent
from guest
order by visits desc;
