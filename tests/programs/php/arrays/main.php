<?php
$words = explode(' ', 'the quick brown fox jumps over the lazy dog the end');
$counts = array_count_values($words);
arsort($counts);
print_r(array_slice($counts, 0, 2));
usort($words, fn($a, $b) => strlen($a) <=> strlen($b) ?: strcmp($a, $b));
echo implode(' ', array_unique($words)), "\n";
[$a, [, $b]] = [1, [2, 3]];
['k' => $k] = ['k' => 4];
echo "$a $b $k\n";
echo json_encode(['list' => [1, 2.5, null, true], 'ü' => 'é', 'o' => new stdClass], JSON_UNESCAPED_UNICODE | JSON_PRETTY_PRINT), "\n";
var_dump(json_decode('{"a": [1, {"b": 2}]}', true)['a'][1]['b'], array_filter([1, 0, 2, null]), [...[1, 2], ...['x' => 3]]);
$matrix = [[1, 2], [3, 4]];
foreach ($matrix as [$x, $y]) echo $x * $y, ' ';
echo "\n", array_key_last([1, 2, 3]), ' ', array_product([2, 3, 4]), "\n";
