<?php
// Classes: abstract, interfaces, traits with conflicts, statics, late binding, magic methods, clone, anonymous.
declare(strict_types=1);
abstract class Shape
{
    protected static int $made = 0;
    public function __construct(public readonly string $name) { static::$made++; self::log("made $name"); }
    abstract public function area(): float;
    public static function made(): int { return self::$made; }
    private static function log(string $s): void { echo "[$s] "; }
    public function __toString(): string { return sprintf('%s %.2f', $this->name, $this->area()); }
    public static function create(mixed ...$a): static { return new static(...$a); }
}
final class Circle extends Shape { public function __construct(private float $r) { parent::__construct('circle'); } public function area(): float { return M_PI * $this->r ** 2; } }
class Square extends Shape { public function __construct(protected float $side) { parent::__construct('square'); } public function area(): float { return $this->side ** 2; } public function with(float $side): static { $copy = clone $this; $copy->side = $side; return $copy; } }
$shapes = [Circle::create(1.0), $s = new Square(3.0), $s->with(2.0)];
echo "\n", implode(', ', $shapes), ' ', Shape::made(), "\n";
try { $s->name = 'x'; } catch (Error $e) { echo $e->getMessage(), "\n"; }
try { new Square('3'); } catch (TypeError $e) { echo preg_replace('/, called.*/', '', $e->getMessage()), "\n"; }
try { $r = new ReflectionClass('Shape'); $r->newInstance('x'); } catch (Error $e) { echo $e->getMessage(), "\n"; }
trait Hello { public $greeting = 'Hello'; public function say() { return $this->greeting . ' from ' . self::class . ' ' . static::class; } public static function make() { return new static; } abstract function who(); }
trait Bye { public function say() { return 'Bye'; } protected function hidden() { return 'hidden'; } }
class Person { use Hello, Bye { Hello::say insteadof Bye; Bye::say as sayBye; hidden as public shown; } public function who() { return 'me'; } }
class Child extends Person {}
$p = Child::make();
echo $p->say(), ' ', $p->sayBye(), ' ', $p->shown(), ' ', implode(',', class_uses('Person')), "\n";
class Magic implements ArrayAccess
{
    private array $data = [];
    public function __get($k) { echo "get $k "; return $this->data[$k] ?? null; }
    public function __set($k, $v) { echo "set $k "; $this->data[$k] = $v; }
    public function __isset($k) { return isset($this->data[$k]); }
    public function __unset($k) { unset($this->data[$k]); }
    public function __call($n, $a) { return "$n(" . implode(',', $a) . ')'; }
    public static function __callStatic($n, $a) { return "static $n"; }
    public function offsetExists(mixed $k): bool { return isset($this->data[$k]); }
    public function offsetGet(mixed $k): mixed { return $this->data[$k]; }
    public function offsetSet(mixed $k, mixed $v): void { $k === null ? $this->data[] = $v : $this->data[$k] = $v; }
    public function offsetUnset(mixed $k): void { unset($this->data[$k]); }
    public function __debugInfo() { return ['n' => count($this->data)]; }
    public function __clone() { $this->data['cloned'] = true; }
    public function __serialize(): array { return $this->data; }
    public function __unserialize(array $d): void { $this->data = $d; }
}
$m = new Magic; $m->a = 1; echo $m->a, isset($m->a) ? 'Y' : 'N', isset($m->z) ? 'Y' : 'N', ' ', $m->doIt(1, 2), ' ', Magic::thing(), "\n";
$m[] = 'pushed'; $m['k'] = 'v'; unset($m->a, $m['k']); echo $m[0], ' '; var_dump($m); $c = clone $m; var_dump($c); echo serialize($c), ' '; var_dump(unserialize(serialize($m)) == $m);
$anonymous = new class(5) extends Square implements Countable { public function count(): int { return 7; } };
echo "\n", count($anonymous), ' ', $anonymous instanceof Square ? 'square' : '', ' ', (new ReflectionClass($anonymous))->isAnonymous() ? 'anonymous' : '', "\n";
class Tree { public function __construct(public ?Tree $left = null, public array $tags = [], public ?stdClass $o = null) {} }
$a = new Tree(new Tree, ['x'], new stdClass); $b = clone $a; $b->tags[] = 'y'; $b->o->shared = 1;
echo count($a->tags), isset($a->o->shared) ? 'shared' : '', ' ', $a->left?->left?->tags[0] ?? 'null-safe', ' ', $a == $b ? '==' : '!=', ' ', $a->left === $b->left ? 'same' : '', "\n";
class D { public function __construct(private $n) {} public function __destruct() { echo "destroyed {$this->n} "; } }
$d = new D(1); $d = null; (function () { $local = new D(2); })(); $kept = new D(3); echo "end\n";
