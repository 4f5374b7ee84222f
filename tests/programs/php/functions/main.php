<?php
declare(strict_types=1);
function greet(string $name, int ...$numbers): string { return "Hi $name " . array_sum($numbers); }
echo greet('Zoë', 1, 2, 3), PHP_EOL;
$double = fn(int $x): int => $x * 2;
$add = function (int $a) use ($double): Closure { return fn(int $b) => $double($a) + $b; };
echo $add(3)(4), "\n", implode(',', array_map($double, range(1, 5))), "\n";
function gen(int $n): Generator { for ($i = 0; $i < $n; $i++) { $got = yield $i => $i ** 2; if ($got) echo "got $got\n"; } return 'end'; }
$g = gen(3);
foreach ($g as $k => $v) echo "$k=$v ";
echo $g->getReturn(), "\n";
echo greet(name: 'named'), ' ', strlen(...)('abc'), "\n";
static fn() => 1;
echo match (true) { 5 > 3 => 'yes', default => 'no' }, ' ', null ?? 'default', ' ', 1 <=> 2, "\n";
