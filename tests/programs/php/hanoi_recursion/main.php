<?php
// Recursion: Hanoi, permutations, subsets, Ackermann, flattening, fractals, mutual calls.
function hanoi(int $n, string $a, string $c, string $b): array { return $n ? [...hanoi($n - 1, $a, $b, $c), $a . $c, ...hanoi($n - 1, $b, $c, $a)] : []; }
function permutations(array $items): Generator { if (!$items) yield []; foreach ($items as $i => $x) { $rest = $items; unset($rest[$i]); foreach (permutations($rest) as $p) yield [$x, ...$p]; } }
function subsets(array $items): array { return array_reduce($items, fn($all, $x) => [...$all, ...array_map(fn($s) => [...$s, $x], $all)], [[]]); }
function ackermann(int $m, int $n): int { return $m === 0 ? $n + 1 : ($n === 0 ? ackermann($m - 1, 1) : ackermann($m - 1, ackermann($m, $n - 1))); }
function flatten(array $a): array { array_walk_recursive($a, function ($x) use (&$out) { $out[] = $x; }); return $out; }
function depth(int $n): int { return $n ? 1 + depth($n - 1) : 0; }
function even(int $n): bool { return $n === 0 || odd($n - 1); }
function odd(int $n): bool { return $n !== 0 && even($n - 1); }
echo implode(' ', hanoi(3, 'A', 'C', 'B')), ' ', count(hanoi(8, 'A', 'C', 'B')), "\n";
foreach (permutations(['a', 'b', 'c']) as $p) echo implode($p), ' ';
echo json_encode(subsets([1, 2, 3])), ' ', ackermann(2, 4), ' ', json_encode(flatten([1, [2, [3, [4]]], 5])), ' ', depth(5000), ' ', var_export(even(100), true), "\n";
$carpet = fn(int $x, int $y) => $x % 3 === 1 && $y % 3 === 1 ? ' ' : ($x < 3 && $y < 3 ? '#' : null);
function cell(int $x, int $y): string { for (; $x || $y; $x = intdiv($x, 3), $y = intdiv($y, 3)) if ($x % 3 === 1 && $y % 3 === 1) return ' '; return '#'; }
for ($y = 0; $y < 9; $y++) { for ($x = 0; $x < 9; $x++) echo cell($x, $y); echo "\n"; }
for ($y = 0; $y < 8; $y++) { echo str_repeat(' ', 7 - $y); for ($x = 0; $x <= $y; $x++) echo $x & ~$y ? '  ' : '* '; echo "\n"; }
for ($y = -1.2; $y <= 1.2; $y += 0.3) { for ($x = -2.0; $x <= 0.6; $x += 0.1) { for ($a = $b = $n = 0; $n < 24 && $a * $a + $b * $b <= 4; $n++) [$a, $b] = [$a * $a - $b * $b + $x, 2 * $a * $b + $y]; echo $n === 24 ? '@' : ' .:-=+*#%'[$n % 9]; } echo "\n"; }
