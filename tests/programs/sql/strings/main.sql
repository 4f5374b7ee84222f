-- Texts: functions, patterns, Unicode, blobs.
select upper('abc'), lower('ÀB'), length('Zoë'), length(cast('Zoë' as blob)) as bytes, substr('hello', 2, 3), substr('hello', -3), substr('hello', 0, 2), instr('hello', 'l'), replace('banana', 'an', 'x'), trim('  x '), ltrim('xxy', 'x'), rtrim('1.500', '0');
select printf('%5d|%-5d|%05d|%+d|%x|%X|%o|%c|%%', 42, 42, 42, 42, 255, 255, 8, 'abc') as ints, printf('%.2f|%8.3f|%e|%g|%,d', 3.14159, 2.5, 12345.678, 0.00001, 1234567) as floats, printf('%s|%10s|%-6s|%.2s|%q|%Q|%w', 'a', 'right', 'left', 'cut', 'it''s', 'it''s', 'a"b') as texts;
select 'abc' like 'A%' as like_, 'abc' like 'a_c', 'a%c' like 'a\%c' escape '\', 'abc' glob 'a*', 'ABC' glob 'a*', 'abc' glob '[a-c]??', 'É' like 'é', 'abc' between 'abb' and 'abd', 'a' || 1 || null as nothing, 'a' || 1.5;
select hex('Zoë'), unicode('€'), char(72, 228, 8364, 128512), quote('it''s'), quote(x'00ff'), quote(null), quote(1.5), typeof(x'00'), hex(zeroblob(3)), cast(x'616263' as text), soundex is null from (select null as soundex);
select 'a' < 'B', 'a' < 'B' collate nocase, 'a ' = 'a' collate rtrim, '10' < '9', 10 < 9, '10' < 9, 'abc' = 'ABC' collate nocase, max('a', 'B', 'c') as largest;
with recursive words(word, rest) as (
  select '', 'the quick brown fox jumps' || ' '
  union all
  select substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from words where rest <> '')
select group_concat(upper(substr(word, 1, 1)) || substr(word, 2), ' ') as title, max(length(word)) as longest from words where word <> '';
with recursive r(i, out) as (select length('Zoë 世界'), '' union all select i - 1, out || substr('Zoë 世界', i, 1) from r where i > 0)
select out as reversed from r where i = 0;
select 'tab	and
newline' as layout;
