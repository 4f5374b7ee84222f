<?php
// A cache, a trie, a linked list, sets that are joined: structures of one's own, and SPL's.
class Cache
{
    private array $items = [];
    public int $hits = 0;

    public function __construct(private readonly int $room) {}

    public function get(string $key): mixed
    {
        if (!array_key_exists($key, $this->items)) return null;
        $this->hits++;
        $value = $this->items[$key];
        unset($this->items[$key]);
        return $this->items[$key] = $value;
    }

    public function put(string $key, mixed $value): static
    {
        unset($this->items[$key]);
        $this->items[$key] = $value;
        if (count($this->items) > $this->room) array_shift($this->items);
        return $this;
    }

    public function keys(): string { return implode(' ', array_keys($this->items)); }
}

$cache = (new Cache(3))->put('a', 1)->put('b', 2)->put('c', 3);
$cache->get('a');
echo $cache->put('d', 4)->keys(), ' ', var_export($cache->get('b'), true), ' ', $cache->hits, "\n";
try { $cache->room = 5; } catch (Error $e) { echo $e->getMessage(), "\n"; }

class Trie
{
    private array $root = [];

    public function add(string $word): void
    {
        $node = &$this->root;
        foreach (mb_str_split($word) as $c) $node = &$node[$c];
        $node['end'] = true;
    }

    public function complete(string $prefix): Generator
    {
        $node = $this->root;
        foreach (mb_str_split($prefix) as $c) {
            if (!isset($node[$c])) return;
            $node = $node[$c];
        }
        yield from $this->walk($node, $prefix);
    }

    private function walk(array $node, string $word): Generator
    {
        if (isset($node['end'])) yield $word;
        ksort($node);
        foreach ($node as $c => $next) if ($c !== 'end') yield from $this->walk($next, $word . $c);
    }
}

$trie = new Trie();
foreach (explode(' ', 'tea ten team tear äpfel ärger in inn') as $word) $trie->add($word);
foreach (['te', 'ä', 'x', ''] as $prefix) echo "$prefix: ", implode(' ', iterator_to_array($trie->complete($prefix), false)), "\n";

$parent = [];
$find = function ($x) use (&$parent, &$find) { return $parent[$x] === $x ? $x : $parent[$x] = $find($parent[$x]); };
foreach (range('A', 'G') as $c) $parent[$c] = $c;
$edges = [['A', 'B', 7], ['A', 'D', 5], ['B', 'C', 8], ['B', 'D', 9], ['B', 'E', 7], ['C', 'E', 5], ['D', 'E', 15], ['D', 'F', 6], ['E', 'F', 8], ['E', 'G', 9]];
usort($edges, fn($a, $b) => $a[2] <=> $b[2] ?: $a <=> $b);
$total = 0;
foreach ($edges as [$a, $b, $w]) if ($find($a) !== $find($b)) { $parent[$find($a)] = $find($b); $total += $w; echo "$a$b "; }
echo $total, "\n";

$stack = new SplStack(); $queue = new SplQueue(); $fixed = new SplFixedArray(2); $storage = new SplObjectStorage(); $list = new SplDoublyLinkedList();
foreach ([1, 2, 3] as $x) { $stack->push($x); $queue->enqueue($x); $list->push($x); }
echo $stack->pop(), $stack->top(), $queue->dequeue(), count($queue), $list->offsetGet(1), "\n";
$o = new stdClass(); $storage[$o] = 'data';
echo $storage[$o], ' ', count($storage), ' ', $storage->contains(new stdClass()) ? 'in' : 'out', "\n";
try { $fixed[5] = 1; } catch (RuntimeException $e) { echo $e->getMessage(), "\n"; }
$object = new ArrayObject(['b' => 1, 'a' => 2]); $object->ksort();
foreach ($object as $k => $v) echo "$k=$v ";
echo count($object), "\n";
