<?php
// Matrices: product, power, transpose, determinant, with interfaces of the engine.
final class Matrix implements ArrayAccess, Countable, IteratorAggregate, JsonSerializable, Stringable
{
    public function __construct(private array $rows) {}

    public static function identity(int $n): static
    {
        return new static(array_map(fn($i) => array_map(fn($j) => (int) ($i === $j), range(1, $n)), range(1, $n)));
    }

    public function times(self $other): static
    {
        $columns = $other->transpose()->rows;
        return new static(array_map(fn($row) => array_map(
            fn($column) => array_sum(array_map(fn($a, $b) => $a * $b, $row, $column)), $columns), $this->rows));
    }

    public function power(int $n): static
    {
        if ($n === 0) return static::identity(count($this));
        $half = $this->power(intdiv($n, 2));
        return $n % 2 ? $half->times($half)->times($this) : $half->times($half);
    }

    public function transpose(): static { return new static(array_map(null, ...$this->rows)); }

    public function determinant(): float
    {
        $a = $this->rows;
        $result = 1.0;
        for ($i = 0; $i < count($a); $i++) {
            for ($p = $i; $p < count($a) && !$a[$p][$i]; $p++);
            if ($p === count($a)) return 0.0;
            if ($p !== $i) [$a[$i], $a[$p], $result] = [$a[$p], $a[$i], -$result];
            $result *= $a[$i][$i];
            for ($r = $i + 1; $r < count($a); $r++) {
                $factor = $a[$r][$i] / $a[$i][$i];
                foreach ($a[$r] as $c => $x) $a[$r][$c] = $x - $factor * $a[$i][$c];
            }
        }
        return $result;
    }

    public function offsetExists(mixed $at): bool { return isset($this->rows[$at[0]][$at[1]]); }
    public function offsetGet(mixed $at): mixed { return $this->rows[$at[0]][$at[1]] ?? throw new OutOfRangeException("no cell $at[0], $at[1]"); }
    public function offsetSet(mixed $at, mixed $x): void { throw new LogicException('a matrix does not change'); }
    public function offsetUnset(mixed $at): void { throw new LogicException('a matrix does not shrink'); }
    public function count(): int { return count($this->rows); }
    public function getIterator(): Generator { foreach ($this->rows as $row) yield from $row; }
    public function jsonSerialize(): array { return $this->rows; }
    public function __toString(): string { return implode("\n", array_map(fn($r) => '[' . implode(' ', $r) . ']', $this->rows)); }
}

$m = new Matrix([[1, 2], [3, 4]]);
echo $m->times($m), "\n", $m->transpose(), "\n", (new Matrix([[1, 1], [1, 0]]))->power(44), "\n";
var_dump($m->determinant(), (new Matrix([[0, 2, 1], [1, 3, 2], [1, 1, 1]]))->determinant(), $m[[1, 0]], isset($m[[5, 5]]), count($m));
echo json_encode($m), ' ', implode(',', iterator_to_array($m, false)), ' ', $m == new Matrix([[1, 2], [3, 4]]) ? 'equal' : 'not equal', "\n";
foreach ([fn() => $m[[7, 7]], function () use ($m) { $m[[0, 0]] = 1; }] as $attempt) {
    try { $attempt(); } catch (LogicException | OutOfRangeException $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
}
