-- Types: affinity, comparison, casts, arithmetic, null, strict tables.
create table any_kind (i int, r real, t text, b blob, n numeric);
insert into any_kind values ('12', '3', 4, 5, '6.0'), ('x', 'y', 1.5, 'z', '7x'), (1.5, 2, null, x'41', 1e3);
select i, typeof(i), r, typeof(r), t, typeof(t), b, typeof(b), n, typeof(n) from any_kind;
select 7 / 2, -7 / 2, 7 % 3, -7 % 3, 7.0 / 2, 1 / 0 as zero, 5 / 0.0 as also, 1 + '2x', '3' * '4', 2 << 3, -1 >> 1, 5 & 3, 5 | 3, ~5, not 3, - '5';
select typeof(9223372036854775807 + 1) as overflows, 9223372036854775807 as largest, -9223372036854775808 as least, 0x7f as hex, 1e3, .5, abs(-3), sign(-2.5), round(2.5), round(-2.567, 2), round(1234.5), max(1, 'a', 2.5), min(1, null);
select null = null, null is null, null is not 1, 1 is 1.0, null and 0, null or 1, not null, coalesce(null, null, 3), ifnull(null, 'x'), nullif(1, 1), iif(null, 'yes', 'no'), null in (1), 2 in (1, null), 1 in ();
select cast('12abc' as int), cast('abc' as int), cast(3.99 as int), cast(-3.99 as int), cast('1e3' as real), cast(123 as text) || '', cast('0x1f' as int), typeof(cast('5' as numeric)), cast(1e20 as int), typeof(1 = 1);
select 1 = '1' as literal, i = '12' as affinity, '12' = i, t = 4, b = '5' from any_kind limit 1;
create table exact (i int, t text, a any) strict;
insert into exact values (1, 'x', 'anything'), ('2', 3, 4.5);
insert into exact values ('two', 'x', 1);
select i, typeof(i), t, typeof(t), a, typeof(a) from exact;
create table bad (x date) strict;
select distinct typeof(v) from (select 1 as v union all select 'a' union all select null union all select 2.5 union all select x'00') order by 1;
