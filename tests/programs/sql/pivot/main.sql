-- Rows into columns and back.
create table score (student text, subject text, points int);
insert into score values ('Ann', 'maths', 9), ('Ann', 'art', 7), ('Bob', 'maths', 5), ('Bob', 'music', 8), ('Zoë', 'art', 10);
create table wide as
select student, max(points) filter (where subject = 'maths') as maths, max(points) filter (where subject = 'art') as art, max(points) filter (where subject = 'music') as music, sum(points) as total
from score group by student;
select * from wide order by total desc;
select student, 'maths' as subject, maths as points from wide where maths is not null
union all select student, 'art', art from wide where art is not null
union all select student, 'music', music from wide where music is not null order by 1, 2;
select subject, round(avg(points), 2) as mean, group_concat(student || ':' || points, ' ') as who from (select * from score order by student) group by subject order by subject;
select a.student, b.student as other, sum(a.points * b.points) as likeness from score a join score b on a.subject = b.subject and a.student < b.student group by 1, 2;
