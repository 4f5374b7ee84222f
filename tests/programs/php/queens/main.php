<?php
// Eight queens, by a generator that calls itself.
function queens(int $n, array $rows = []): Generator
{
    if (count($rows) === $n) {
        yield $rows;
        return;
    }
    for ($c = 0; $c < $n; $c++) {
        foreach ($rows as $r => $other)
            if ($other === $c || abs($other - $c) === count($rows) - $r) continue 2;
        yield from queens($n, [...$rows, $c]);
    }
}

foreach (range(4, 7) as $n) echo $n, ': ', iterator_count(queens($n)), "\n";
foreach (queens(8)->current() as $c) echo str_repeat('. ', $c), 'Q ', str_repeat('. ', 7 - $c), "\n";
