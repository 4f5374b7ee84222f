-- Transfers that succeed or do nothing, a journal with running sums, a statement.
create table account (id integer primary key, owner text unique);
create table entry (id integer primary key, account int references account, day text, cents int, note text);
create view balance as select account.id, owner, coalesce(sum(cents), 0) as cents from account left join entry on account = account.id group by account.id;
create table transfer (source text, target text, cents int, day text);
create trigger move before insert on transfer begin
  select raise(abort, 'nobody is called so') where new.source not in (select owner from account) or new.target not in (select owner from account);
  select raise(abort, 'not enough') where (select cents from balance where owner = new.source) < new.cents;
  insert into entry (account, day, cents, note) select id, new.day, -new.cents, 'to ' || new.target from account where owner = new.source;
  insert into entry (account, day, cents, note) select id, new.day, new.cents, 'from ' || new.source from account where owner = new.target;
end;
insert into account (owner) values ('ann'), ('bob');
insert into entry (account, day, cents, note) values (1, '2024-02-01', 10000, 'salary');
insert into transfer values ('ann', 'bob', 2550, '2024-02-02');
insert into transfer values ('ann', 'bob', 999999, '2024-02-03');
insert into transfer values ('ann', 'eve', 1, '2024-02-04');
insert into transfer values ('bob', 'ann', 50, '2024-02-05');
select owner, printf('%.2f', cents / 100.0) as euros from balance order by owner;
select day, note, printf('%+.2f', cents / 100.0) as change, printf('%.2f', sum(cents) over (order by id) / 100.0) as balance from entry where account = 1 order by id;
select sum(cents) as kept from balance;
