.read schema.sql
.read data/rows.sql
select * from v;
