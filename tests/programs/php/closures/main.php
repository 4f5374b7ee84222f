<?php
// Closures: by value and by reference, bind, static, first-class callables, partial application, recursion.
function counter(int $n = 0): array
{
    return [function () use (&$n) { return ++$n; }, fn() => $n, function (int $to) use (&$n) { $n = $to; }];
}
[$up, $value, $set] = counter(10);
$up(); $up();
echo $value(), ' '; $set(1); echo $up(), "\n";
$x = 1;
$byValue = function () use ($x) { return $x; };
$byReference = function () use (&$x) { return $x; };
$arrow = fn() => ++$x;
$x = 5;
echo $byValue(), $byReference(), $arrow(), $x, "\n";
$compose = fn(callable ...$fs) => fn($x) => array_reduce($fs, fn($acc, $f) => $f($acc), $x);
echo $compose('trim', strrev(...), fn($s) => "$s!", 'strtoupper')('  abc '), "\n";
$curry = fn($f, ...$a) => fn(...$b) => $f(...$a, ...$b);
echo $curry('str_replace', 'a', 'b')('banana'), ' ', implode(',', array_map($curry('max', 3), [1, 5])), "\n";
class Box { private $secret = 42; public function adder(int $n): Closure { return fn($x) => $x + $n + $this->secret; } public static function make(): static { return new static; } public function __invoke($x) { return $x * 2; } }
$peek = function () { return $this->secret; };
echo Closure::bind($peek, new Box, Box::class)(), ' ', $peek->call(new Box), ' ', (new Box)->adder(1)(2), ' ', implode(',', array_map(new Box, [1, 2])), ' ', get_class((Box::make(...))()), "\n";
$factorial = fn(int $n) => $n < 2 ? 1 : $n * (__FUNCTION__)($n - 1);
$factorial = function (int $n) use (&$factorial) { return $n < 2 ? 1 : $n * $factorial($n - 1); };
echo $factorial(12), ' ', call_user_func_array('sprintf', ['%s-%s', 'a', 'b']), ' ', is_callable('strlen'), ' ', is_callable('nothing') ? 'y' : 'n', "\n";
function &reference(array &$a, string $k) { return $a[$k]; }
$a = ['k' => 1]; $r = &reference($a, 'k'); $r = 9; echo $a['k'], "\n";
function tally(): int { static $n = 0; return ++$n; }
tally(); tally(); echo tally(), "\n";
function options(int $a, int $b = 2, int ...$rest) { return "$a $b " . implode(',', $rest); }
echo options(1), '|', options(b: 5, a: 1), '|', options(1, 2, 3, 4), '|', options(...['b' => 7, 'a' => 8]), '|', options(...[1, 2, 3]), "\n";
function nullable(?int $x, int|string $y, mixed $z = null): ?string { return $x === null ? null : "$x$y"; }
var_dump(nullable(null, 1), nullable(1, 'a'));
try { nullable('x', 1); } catch (TypeError $e) { echo preg_replace('/, called.*/', '', $e->getMessage()), "\n"; }
try { options(); } catch (ArgumentCountError $e) { echo preg_replace('/ in .* on line \d+/', '', $e->getMessage()), "\n"; }
try { options(1, c: 2, d: 'x'); } catch (Error $e) { echo get_class($e), "\n"; }
$pipeline = array_filter(array_map(fn($n) => $n ** 2, range(1, 6)), fn($n) => $n & 1);
echo json_encode($pipeline), json_encode(array_values($pipeline)), array_reduce($pipeline, fn($c, $n) => $c + $n, 0), "\n";
array_walk($a, function (&$v, $k, $prefix) { $v = "$prefix$k=$v"; }, '>'); echo $a['k'], "\n";
