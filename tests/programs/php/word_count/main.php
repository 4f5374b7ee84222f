<?php
// Words of the standard input, counted.
$counts = [];
$lines = $characters = 0;
while (($line = fgets(STDIN)) !== false) {
    $lines++;
    $characters += mb_strlen($line);
    preg_match_all("/[\p{L}']+/u", mb_strtolower($line), $m);
    foreach ($m[0] as $word) $counts[$word] = ($counts[$word] ?? 0) + 1;
}
uksort($counts, fn($a, $b) => $counts[$b] <=> $counts[$a] ?: strcmp($a, $b));
echo "$lines lines, $characters characters, ", count($counts), " words\n";
foreach (array_slice($counts, 0, 6) as $word => $n) echo mb_strlen($word), "\t$word\t", str_repeat('*', $n), " $n\n";
var_dump(feof(STDIN), fgets(STDIN));
