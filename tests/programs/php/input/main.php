<?php
echo 'name? ';
$name = trim(fgets(STDIN));
$age = (int) readline('age? ');
echo "$name ", $age + 1, "\n";
fscanf(STDIN, '%d %d', $a, $b);
echo $a + $b, "\n";
$rest = stream_get_contents(fopen('php://stdin', 'r'));
echo strlen($rest), ' ', var_export(fgets(STDIN), true), "\n";
