<?php
// What is printed for warnings, notices and deprecations, and what goes on after them.
$a = [1, 2, 'k' => ['x' => 1]];
echo $undefined, 'goes on', "\n";
echo $a[7], $a['nope'], "\n";
echo "{$a['k']['y']}|\n";
echo 'abc'[5], "\n";
echo "7 apples" + 3, "\n";
echo (string) [1], "\n";
echo null['x'] ?? 'null', "\n";
$o = new stdClass;
echo $o->missing, "\n";
echo @$quiet, "silent\n";
echo intdiv(7.0, 2), "\n";
echo 10 % 3.9, "\n";
file_get_contents('missing.txt');
include 'missing.php';
trigger_error('my own notice', E_USER_NOTICE);
trigger_error('my own warning', E_USER_WARNING);
trigger_error('old', E_USER_DEPRECATED);
echo strlen(null), "\n";
foreach (5 as $x) echo 'never';
echo implode(',', array_map(null, [1, 2])), unserialize('broken'), "\n";
list($p, $q) = [1];
var_dump($p, $q);
echo error_get_last()['message'], "\n";
error_reporting(E_ERROR);
echo $hidden, "hidden now\n";
exit(1);
