<?php
file_put_contents('out.txt', "one\ntwo\n");
file_put_contents('out.txt', "three\n", FILE_APPEND);
print_r(file('out.txt', FILE_IGNORE_NEW_LINES));
echo filesize('out.txt'), ' ', getcwd(), ' ', implode(' ', array_diff(scandir('.'), ['.', '..'])), "\n";
unlink('out.txt');
var_dump(@file_get_contents('/etc/passwd'), @file_get_contents('../../etc/passwd'), @include '/proc/self/environ');
echo date('Y-m-d', 86400), ' ', (new DateTime('2024-02-29'))->modify('+1 year')->format('D, d M Y'), "\n";
