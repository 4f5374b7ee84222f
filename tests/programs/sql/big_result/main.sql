-- A long result.
.mode list
.headers off
select value, iif(value % 3, '', 'Fizz') || iif(value % 5, '', 'Buzz'), hex(value * 7), printf('%08.3f', value / 7.0) from generate_series(1, 1500);
select length(group_concat(value)) from generate_series(1, 20000);
