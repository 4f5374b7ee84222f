.shell ls
.system ls
.load ext
.open /etc/passwd
select * from sqlite_schema;
select readfile('/etc/passwd') is null as hidden, readfile('../../etc/passwd') is null as hidden_too;
.once |ls
select 1;
