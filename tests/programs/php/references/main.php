<?php
// References, copies on write, destructuring, spread, null coalescing, constants, globals, static.
const GREETING = 'Hello';
define('DYNAMIC', strtoupper(GREETING));
$a = [1, 2, 3];
$b = $a; $b[] = 4;
$c = &$a; $c[] = 5;
echo count($a), count($b), count($c), "\n";
foreach ($a as &$x) $x *= 2; unset($x);
echo implode(',', $a), "\n";
function add(array &$list, $x) { $list[] = $x; return count($list); }
echo add($a, 9), implode(',', $a), "\n";
$swap = function (&$p, &$q) { [$p, $q] = [$q, $p]; };
$m = 1; $n = 2; $swap($m, $n); echo $m, $n, "\n";
[$first, , $third] = [1, 2, 3]; ['k' => $k, 'in' => [$i1, $i2]] = ['k' => 'v', 'in' => [7, 8]]; [$m, [$n]] = [10, [20]];
echo $first, $third, $k, $i1, $i2, $m, $n, "\n";
foreach ([[1, [2, 3]], [4, [5, 6]]] as [$p, [$q, $r]]) echo $p + $q + $r, ' ';
foreach ([['id' => 1, 'name' => 'Ann'], ['id' => 2, 'name' => 'Bob']] as ['id' => $id, 'name' => $name]) echo "$id$name ";
echo json_encode([...[1, 2], ...['a' => 'b'], ...[3]]), "\n";
$config = ['db' => ['host' => null]];
echo $config['db']['host'] ?? 'localhost', $config['x']['y']['z'] ?? 'deep', $config['db']['port'] ??= 5432, json_encode($config), "\n";
$total = 10; function global_use() { global $total; $total++; return $GLOBALS['total'] + 1; } echo global_use(), $total, "\n";
echo GREETING, DYNAMIC, defined('NOPE') ? 'y' : 'n', PHP_VERSION_ID >= 80200 ? ' new' : ' old', ' ', PHP_OS, ' ', M_PI > 3, __LINE__, ' ', basename(__FILE__), ' ', __FUNCTION__ === '' ? 'no function' : '', "\n";
$name = 'dynamic'; $$name = 'variable variable'; echo $dynamic, ' ', "{$name}", "\n";
$f = 'strtoupper'; $class = 'ArrayObject'; $method = 'count'; echo $f('x'), (new $class([1, 2]))->$method(), "\n";
$s = 'abc'; $s[1] = 'X'; $s[5] = '!'; echo $s, '|', $s[-1], "\n";
