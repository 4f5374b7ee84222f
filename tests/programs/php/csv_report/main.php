<?php
// A table of the room, read, added up, written as a table of text.
$file = fopen(__DIR__ . '/sales.csv', 'r');
$header = fgetcsv($file);
$totals = [];
$rows = 0;
while (($row = fgetcsv($file)) !== false) {
    ['city' => $city, 'pieces' => $pieces, 'price' => $price] = array_combine($header, $row);
    $totals[$city] ??= ['pieces' => 0, 'sum' => 0.0];
    $totals[$city]['pieces'] += (int) $pieces;
    $totals[$city]['sum'] += $pieces * $price;
    $rows++;
}
fclose($file);
uasort($totals, fn($a, $b) => $b['sum'] <=> $a['sum']);
$width = max(array_map('mb_strlen', array_keys($totals)));
$line = '+' . str_repeat('-', $width + 2) . '+--------+-----------+';
echo $line, "\n";
foreach ($totals as $city => ['pieces' => $pieces, 'sum' => $sum])
    printf("| %s%s | %6d | %9s |\n", $city, str_repeat(' ', $width - mb_strlen($city)), $pieces, number_format($sum, 2));
echo $line, "\n$rows rows, ", number_format(array_sum(array_column($totals, 'sum')), 2), "\n";
