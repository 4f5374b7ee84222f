<?php
// Generators: keys, send, throw, return, delegation, laziness, pipelines.
function fibonacci() { [$a, $b] = [0, 1]; while (true) { yield $a; [$a, $b] = [$b, $a + $b]; } }
function take(iterable $it, int $n) { foreach ($it as $k => $x) { if ($n-- <= 0) return; yield $k => $x; } }
function map(callable $f, iterable $it) { foreach ($it as $k => $x) yield $k => $f($x); }
function where(callable $f, iterable $it) { foreach ($it as $k => $x) if ($f($x)) yield $k => $x; }
foreach (take(where(fn($x) => $x % 2 == 0, fibonacci()), 5) as $i => $x) echo "$i:$x ";
echo "\n", implode(',', iterator_to_array(take(map(fn($x) => $x * 10, fibonacci()), 6), false)), "\n";
function average() { $sum = $n = 0; $x = yield; while ($x !== null) { $sum += $x; $x = yield $sum / ++$n; } return "of $n"; }
$g = average(); $g->current();
foreach ([10, 20, 60] as $x) echo $g->send($x), ' ';
$g->send(null);
echo $g->getReturn(), ' ', $g->valid() ? 'open' : 'closed', "\n";
function careful() { try { while (true) { try { $got = yield; echo "got $got\n"; } catch (InvalidArgumentException $e) { echo 'caught ', $e->getMessage(), "\n"; yield 'recovered'; } } } finally { echo "closing\n"; } }
$g = careful(); $g->current(); $g->send('a');
echo $g->throw(new InvalidArgumentException('bad')), "\n";
$g->next(); $g->send('b'); unset($g);
function inner() { yield 1; yield 2; return 3; }
function outer() { $r = yield from inner(); yield $r; yield from [10, 20]; yield from new ArrayIterator(['k' => 'v']); }
foreach (outer() as $k => $v) echo "$k=>$v ";
echo "\n";
function tree(array $t) { foreach ($t as $x) is_array($x) ? yield from tree($x) : yield $x; }
echo implode(' ', iterator_to_array(tree([1, [2, [3, 4]], 5]), false)), "\n";
function lines() { foreach (explode("\n", "a=1\nb=2\n#c\nd") as $n => $l) if ($l[0] !== '#') yield $n + 1 => explode('=', $l) + [1 => null]; }
foreach (lines() as $n => [$k, $v]) echo "$n $k ", var_export($v, true), "\n";
$gen = (fn() => yield from ['x', 'y'])();
foreach ($gen as $v) echo $v;
try { foreach ($gen as $v); } catch (Exception $e) { echo ' ', $e->getMessage(), "\n"; }
class Collection implements IteratorAggregate { public function __construct(private array $items) {} public function getIterator(): Iterator { foreach ($this->items as $k => $v) yield strtoupper($k) => $v; } }
foreach (new Collection(['a' => 1, 'b' => 2]) as $k => $v) echo "$k$v ";
echo implode(',', iterator_to_array(new LimitIterator(new InfiniteIterator(new ArrayIterator([1, 2, 3])), 2, 5), false)), ' ', iterator_count(new CallbackFilterIterator(new ArrayIterator(range(1, 10)), fn($x) => $x % 3 === 0)), "\n";
$multi = new MultipleIterator(MultipleIterator::MIT_KEYS_ASSOC); $multi->attachIterator(new ArrayIterator([1, 2]), 'n'); $multi->attachIterator(new ArrayIterator(['a', 'b']), 's');
foreach ($multi as $pair) echo json_encode($pair);
foreach (new RecursiveIteratorIterator(new RecursiveArrayIterator([1, [2, [3]]])) as $x) echo " $x";
echo "\n", memory_get_usage() > 0 ? 'ok' : '', array_sum(iterator_to_array((function () { for ($i = 0; $i < 1000; $i++) yield $i; })())), "\n";
