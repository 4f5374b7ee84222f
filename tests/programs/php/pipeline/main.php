<?php
// A collection with lazy operations, written as a chain.
final class Seq implements IteratorAggregate
{
    private function __construct(private Closure $source) {}
    public static function of(iterable $items): self { return new self(function () use ($items) { yield from $items; }); }
    public static function from(int $n, int $step = 1): self { return new self(function () use ($n, $step) { for (; ; $n += $step) yield $n; }); }
    public function map(callable $f): self { return new self(function () use ($f) { foreach ($this as $x) yield $f($x); }); }
    public function filter(callable $f): self { return new self(function () use ($f) { foreach ($this as $x) if ($f($x)) yield $x; }); }
    public function take(int $n): self { return new self(function () use ($n) { if ($n > 0) foreach ($this as $x) { yield $x; if (--$n === 0) return; } }); }
    public function zip(iterable $other): self { return new self(function () use ($other) { $o = (fn() => yield from $other)(); foreach ($this as $x) { if (!$o->valid()) return; yield [$x, $o->current()]; $o->next(); } }); }
    public function chunk(int $n): self { return new self(function () use ($n) { $part = []; foreach ($this as $x) if (count($part = [...$part, $x]) === $n) { yield $part; $part = []; } if ($part) yield $part; }); }
    public function flatMap(callable $f): self { return new self(function () use ($f) { foreach ($this as $x) yield from $f($x); }); }
    public function reduce(callable $f, mixed $start): mixed { foreach ($this as $x) $start = $f($start, $x); return $start; }
    public function groupBy(callable $f): array { return $this->reduce(function ($g, $x) use ($f) { $g[$f($x)][] = $x; return $g; }, []); }
    public function toArray(): array { return iterator_to_array($this, false); }
    public function getIterator(): Generator { return ($this->source)(); }
}

echo json_encode(Seq::from(1)->map(fn($x) => $x ** 2)->filter(fn($x) => $x % 3 === 1)->take(5)->toArray()), "\n";
echo json_encode(Seq::of(['a', 'b', 'c'])->zip(Seq::from(10, 5))->toArray()), json_encode(Seq::from(1)->take(7)->chunk(3)->toArray()), "\n";
echo json_encode(Seq::of(['apple', 'avocado', 'bean', 'cherry', 'beet'])->groupBy(fn($w) => $w[0])), ' ', Seq::from(1)->take(10)->reduce(fn($a, $b) => $a + $b, 0), "\n";
echo json_encode(Seq::of([1, 2, 3])->flatMap(fn($n) => array_fill(0, $n, $n))->toArray()), ' ', implode(' ', Seq::from(2)->filter(fn($n) => Seq::from(2)->take((int) sqrt($n) - 1)->filter(fn($d) => $n % $d === 0)->toArray() === [])->take(10)->toArray()), "\n";
$calls = 0;
$lazy = Seq::from(1)->map(function ($x) use (&$calls) { $calls++; return $x; });
echo $calls, ' ', json_encode($lazy->take(3)->toArray()), ' ', $calls, "\n";
