-- Triggers: a journal, a rule, a sum kept, a view that can be written.
create table account (id integer primary key, name text, cents int default 0);
create table journal (at integer primary key, what text);
create trigger made after insert on account begin insert into journal (what) values ('made ' || new.name); end;
create trigger changed after update of cents on account when old.cents <> new.cents begin
  insert into journal (what) values (new.name || printf(' %+d', new.cents - old.cents));
end;
create trigger never_negative before update on account when new.cents < 0 begin select raise(abort, 'an account may not be negative'); end;
create trigger closed before delete on account when old.cents > 0 begin select raise(ignore); end;
insert into account (name, cents) values ('ann', 100), ('bob', 0);
update account set cents = cents - 30 where name = 'ann';
update account set cents = cents - 300 where name = 'ann';
update account set cents = cents where name = 'ann';
delete from account;
select * from account;
create view euros as select name, cents / 100.0 as euros from account;
create trigger written instead of update on euros begin update account set cents = round(new.euros * 100) where name = old.name; end;
update euros set euros = 12.34 where name = 'ann';
select * from euros;
select * from journal;
drop trigger made;
select name from sqlite_schema where type = 'trigger' order by 1;
