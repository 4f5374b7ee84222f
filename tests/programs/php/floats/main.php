<?php
// Floating point: printing, rounding, limits, conversion.
var_dump(0.1 + 0.2, 1 / 3, 1e15, 1e16, 123456789.123, -0.0, 1e-7, 2.5, 1.0, 1e22, 5e-324, 1.7976931348623157e308, 1e308 * 10, -INF, NAN);
echo 0.1 + 0.2, ' ', 1 / 3, ' ', 1e15, ' ', 1e14, ' ', 1.0, ' ', 1e100, ' ', -1.5e-10, ' ', 100000.0, "\n";
echo round(2.5), ' ', round(-2.5), ' ', round(3.14159, 3), ' ', round(1234567, -3), ' ', floor(-2.5), ' ', ceil(-2.5), ' ', intdiv(-7, 2), ' ', -7 % 3, ' ', fmod(-7, 3), ' ', fmod(7.5, 2), "\n";
echo number_format(1234567.891), ' ', number_format(1234567.891, 2), ' ', number_format(1234567.891, 2, ',', '.'), ' ', number_format(0.5), ' ', number_format(-1234.567, 1), "\n";
printf("%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|%e|%.3E|%g|%G|%5d|%'*10s|%x|%o|%b|%c|%%|%u\n", 3.14159, 2.71828, 1.25, -1.5, 2, 12345.678, 0.00012, 0.00001234, 1e20, 42, 'pad', 255, 8, 5, 65, 3);
var_dump((int) 3.99, (int) -3.99, (int) '12abc', (float) '1.5e3x', '1.5' + 1, '10' == '1e1', 0.1 + 0.7 == 0.8, abs(0.1 + 0.7 - 0.8) < PHP_FLOAT_EPSILON, is_nan(NAN), NAN == NAN, is_finite(INF), 0 == 'a', '1' == '01', 100 == '1e2', null ?? 'default');
var_dump(PHP_FLOAT_EPSILON, PHP_FLOAT_DIG, PHP_FLOAT_MAX, M_PI, sqrt(2), exp(1), log(M_E), log10(1000), log(8, 2), sin(M_PI_2), atan2(1, 1) * 4, pow(2, 0.5), 2 ** -1, 2 ** 10, hypot(3, 4), pi() == M_PI);
try { echo 1 / 0; } catch (DivisionByZeroError $e) { echo $e->getMessage(), "\n"; }
var_dump(fdiv(1, 0), fdiv(-1, 0), is_nan(fdiv(0, 0)), max('apple', 5), max([1, 2], [1, 3]), min(1, '0.5'), array_sum([0.1, 0.2, 0.3]), floatval('abc'), is_numeric('1e5'), is_numeric('0x1A'), is_numeric(' 1'), is_numeric('1 '), is_numeric('.'));
var_export([1.0, 0.1, 1e50, -0.0, 1/3]);
echo "\n", json_encode([1.0, 0.1, 1e50, 1/3]), ' ', serialize([1.5, 0.1]), ' ', 7.0 / 2, ' ', 10 / 5, ' ', gettype(10 / 5), ' ', gettype(7 / 2), ' ', 1.5 + 1.5, "\n";
