<?php
interface Shape { public function area(): float; }
enum Suit: string { case Hearts = 'H'; case Spades = 'S'; public function label(): string { return ucfirst(strtolower($this->name)); } }
trait Loud { public function shout(): string { return strtoupper((string) $this); } }
abstract class Base implements Shape, Stringable {
    use Loud;
    public static int $made = 0;
    public function __construct(public readonly string $name, protected float $size = 1) { static::$made++; }
    public function __toString(): string { return sprintf('%s %.2f', $this->name, $this->area()); }
    public function __get($k) { return "no $k"; }
}
final class Circle extends Base { public function area(): float { return M_PI * $this->size ** 2; } }
$c = new Circle('circle', 2);
echo $c, ' ', $c->shout(), ' ', Base::$made, ' ', $c->missing, ' ', Suit::from('H')->label(), ' ', Suit::tryFrom('X')?->label() ?? 'none', "\n";
try { $c->name = 'x'; } catch (Error $e) { echo get_class($e), ': ', $e->getMessage(), "\n"; }
var_dump($c instanceof Shape, Suit::cases());
$o = new class { public $a = [1, 'k' => null]; private $p = 1.5; };
print_r($o);
echo json_encode(clone $o), "\n";
