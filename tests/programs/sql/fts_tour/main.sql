-- Full text: phrases, prefixes, columns, near, rank, snippets, deletion.
create virtual table mail using fts5(subject, body, tokenize = 'porter unicode61 remove_diacritics 2');
insert into mail values ('Running late', 'I will be running ten minutes late today'), ('Lunch', 'Shall we eat at the café? They run a good kitchen'), ('Report', 'The quarterly report is late, late, late'), ('Über alles', 'Große Straßen und Grüße');
select rowid, subject from mail where mail match 'run' order by rowid;
select rowid from mail where mail match '"ten minutes"';
select rowid from mail where mail match 'caf* OR report' order by rowid;
select rowid from mail where mail match 'subject: late';
select rowid from mail where mail match 'late NOT report';
select rowid from mail where mail match 'NEAR(quarterly late, 3)';
select rowid, snippet(mail, 1, '[', ']', '...', 4) as found from mail where mail match 'late' order by rank;
select rowid from mail where mail match 'cafe';
select rowid, highlight(mail, 1, '<', '>') as h from mail where mail match 'grusse OR große' order by rowid;
delete from mail where rowid = 3;
update mail set subject = 'Late again' where rowid = 2;
select group_concat(rowid) as late from mail where mail match 'late';
select * from mail where mail match '"open';
create virtual table terms using fts5vocab(mail, row);
select term, doc, cnt from terms where term in ('late', 'run', 'report') order by term;
