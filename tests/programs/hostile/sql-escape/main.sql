attach '/etc/passwd' as outside;
attach '../../../etc/passwd' as above;
attach 'file:/etc/passwd?mode=ro' as uri;
select load_extension('/lib/x.so');
select writefile('/../x', 'x') is null as refused, writefile('../../x', 'x') is null as refused_too;
.import /etc/passwd t
.read /etc/passwd
.output /../x
.cd /etc
.backup /etc/x.db
.save ../../x.db
pragma temp_store_directory = '/etc';
.edit
select edit('x', 'vi');
select count(*) from fsdir('/../..');
.archive -cf /etc/x.zip main.sql
select fts3_tokenizer('simple') is null;
select zeroblob(3000000000);
