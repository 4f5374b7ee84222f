<?php
// A sudoku from the standard input.
$grid = str_split(preg_replace('/[^\d.]/', '', stream_get_contents(STDIN)));
if (count($grid) !== 81) exit("81 cells, please\n");

function free(array $grid, int $at): array
{
    $used = [];
    [$row, $column] = [intdiv($at, 9), $at % 9];
    for ($i = 0; $i < 9; $i++) {
        $used[] = $grid[$row * 9 + $i];
        $used[] = $grid[$i * 9 + $column];
        $used[] = $grid[(intdiv($row, 3) * 3 + intdiv($i, 3)) * 9 + intdiv($column, 3) * 3 + $i % 3];
    }
    return array_values(array_diff(range(1, 9), $used));
}

function solve(array &$grid): bool
{
    $best = null;
    foreach ($grid as $at => $cell) {
        if ($cell !== '.') continue;
        $digits = free($grid, $at);
        if ($best === null || count($digits) < count($best[1])) $best = [$at, $digits];
    }
    if ($best === null) return true;
    foreach ($best[1] as $digit) {
        $grid[$best[0]] = (string) $digit;
        if (solve($grid)) return true;
    }
    $grid[$best[0]] = '.';
    return false;
}

echo solve($grid) ? "solved\n" : "impossible\n";
foreach (array_chunk($grid, 9) as $i => $row) {
    if ($i === 3 || $i === 6) echo "------+-------+------\n";
    echo implode(' | ', array_map(fn($part) => implode(' ', $part), array_chunk($row, 3))), "\n";
}
