<?php
// Enumerations: pure and backed, methods, interfaces, constants, match.
interface HasColor { public function color(): string; }
enum Suit: string implements HasColor
{
    case Hearts = 'H'; case Spades = 'S'; case Clubs = 'C'; case Diamonds = 'D';
    const Wild = self::Spades;

    public function color(): string { return match ($this) { self::Hearts, self::Diamonds => 'red', self::Clubs, self::Spades => 'black' }; }
    public static function random(int $seed): self { return self::cases()[$seed % count(self::cases())]; }
    public function label(): string { return ucfirst(strtolower($this->name)); }
}
enum Status { case Open; case Closed; public static function start(): static { return static::Open; } }
echo Suit::from('H')->name, ' ', Suit::tryFrom('X')?->name ?? 'none', ' ', Suit::Wild->color(), ' ', Suit::random(6)->label(), ' ', Suit::Clubs->value, "\n";
echo implode(',', array_map(fn(Suit $s) => $s->name, Suit::cases())), ' ', implode(',', array_column(Suit::cases(), 'value', 'name')), "\n";
var_dump(Suit::Hearts === Suit::from('H'), Suit::Hearts instanceof HasColor, Suit::Hearts instanceof UnitEnum, Status::Open == Status::Closed, Status::start());
try { Suit::from('X'); } catch (ValueError $e) { echo $e->getMessage(), "\n"; }
try { new Status(); } catch (Error $e) { echo $e->getMessage(), "\n"; }
echo json_encode(['suit' => Suit::Hearts, 'all' => Suit::cases()]), ' ', serialize(Suit::Clubs), ' ', unserialize(serialize(Suit::Clubs)) === Suit::Clubs ? 'same' : 'other', "\n";
try { json_encode(Status::Open, JSON_THROW_ON_ERROR); } catch (JsonException $e) { echo $e->getMessage(), "\n"; }
$map = new WeakMap(); $map[Suit::Hearts] = 5; echo count($map), $map[Suit::Hearts], "\n";
$grade = fn(int $n) => match (true) { $n >= 90 => 'A', $n >= 80 => 'B', default => 'F' };
echo $grade(95), $grade(85), $grade(10), "\n";
try { echo match (5) { 1, 2 => 'low', 3 => 'mid' }; } catch (\UnhandledMatchError $e) { echo $e->getMessage(), "\n"; }
echo match ('1') { 1 => 'int', '1' => 'string' }, ' ', (fn($x) => match (gettype($x)) { 'integer', 'double' => 'number', 'array' => 'list of ' . count($x), default => gettype($x) })([1, 2]), "\n";
var_dump(Suit::Hearts);
print_r(Suit::Spades);
echo "\n", constant('Suit::Clubs')->name, ' ', defined('Suit::Wild') ? 'y' : 'n', ' ', Suit::Hearts?->name, ' ', (new ReflectionEnum(Suit::class))->getBackingType(), "\n";
