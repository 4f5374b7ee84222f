create table r (x int);
create view v as select x, x * x as square from r;
create trigger positive before insert on r when new.x < 0 begin select raise(abort, 'negative'); end;
