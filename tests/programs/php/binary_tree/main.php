<?php
// A search tree with an iterator, and a walk by levels.
class Node { public ?Node $left = null, $right = null; public function __construct(public int|string $key) {} }
class Tree implements IteratorAggregate, Countable
{
    private ?Node $root = null;
    private int $size = 0;

    public function insert(int|string ...$keys): static
    {
        foreach ($keys as $key) {
            $at = &$this->root;
            while ($at !== null && $at->key !== $key) if ($key < $at->key) $at = &$at->left; else $at = &$at->right;
            if ($at === null) { $at = new Node($key); $this->size++; }
            unset($at);
        }
        return $this;
    }

    public function remove(int|string $key): bool
    {
        $at = &$this->root;
        while ($at !== null && $at->key !== $key) if ($key < $at->key) $at = &$at->left; else $at = &$at->right;
        if ($at === null) return false;
        $this->size--;
        if ($at->left === null || $at->right === null) { $at = $at->left ?? $at->right; return true; }
        $least = &$at->right;
        while ($least->left !== null) $least = &$least->left;
        $at->key = $least->key;
        $least = $least->right;
        return true;
    }

    public function getIterator(): Generator { yield from self::walk($this->root); }
    private static function walk(?Node $n): Generator { if ($n) { yield from self::walk($n->left); yield $n->key; yield from self::walk($n->right); } }
    public function height(?Node $n = null, bool $start = true): int { $n = $start ? $this->root : $n; return $n ? 1 + max($this->height($n->left, false), $this->height($n->right, false)) : 0; }
    public function count(): int { return $this->size; }

    public function levels(): array
    {
        $out = [];
        for ($level = array_filter([$this->root]); $level; $level = array_filter(array_merge(...array_map(fn($n) => [$n->left, $n->right], $level))))
            $out[] = implode(' ', array_map(fn($n) => $n->key, $level));
        return $out;
    }
}

$tree = (new Tree)->insert(50, 30, 70, 20, 40, 60, 80, 35, 45, 65, 50);
echo implode(' ', iterator_to_array($tree, false)), ' (', count($tree), ', height ', $tree->height(), ")\n", implode("\n", $tree->levels()), "\n";
foreach ([20, 30, 50, 99] as $key) echo $key, ' ', var_export($tree->remove($key), true), ': ', implode(' | ', $tree->levels()), "\n";
echo implode(' ', iterator_to_array((new Tree)->insert('pear', 'fig', 'apple', 'quince'), false)), "\n";
