insert into r values (2), (3);
insert into r values (-1);
insert into r values (4);
