<?php
// What a program knows about itself: reflection, attributes, debug output, magic constants.
#[Attribute(Attribute::TARGET_METHOD | Attribute::TARGET_CLASS)]
final class Route { public function __construct(public string $path, public array $methods = ['GET']) {} }

/** A controller. */
#[Route('/home')]
class Controller
{
    protected const LIMIT = 5;
    private ?int $count = null;
    public static string $name = 'c';

    #[Route('/list', methods: ['GET', 'POST'])]
    public function index(int $page, string|int $order = 'asc', ?self $next = null, mixed ...$rest): ?array { return null; }
    final protected static function helper(array &$list): static { return new static; }
    private function secret() { return 'secret ' . __METHOD__; }
}

$class = new ReflectionClass(Controller::class);
echo $class->getDocComment(), ' ', count($class->getMethods()), ' ', json_encode($class->getConstants()), ' ', $class->getAttributes()[0]->newInstance()->path, "\n";
foreach ($class->getMethods() as $m) {
    echo implode(' ', Reflection::getModifierNames($m->getModifiers())), ' ', $m->getName(), '(', implode(', ', array_map(fn($p) => trim("{$p->getType()} $" . $p->getName() . ($p->isDefaultValueAvailable() ? ' = ' . var_export($p->getDefaultValue(), true) : '') . ($p->isVariadic() ? '...' : '') . ($p->isPassedByReference() ? '&' : '')), $m->getParameters())), ')', $m->hasReturnType() ? ': ' . $m->getReturnType() : '', "\n";
    foreach ($m->getAttributes(Route::class) as $a) echo '  ', json_encode($a->getArguments()), ' ', implode('|', $a->newInstance()->methods), "\n";
}
$secret = new ReflectionMethod('Controller', 'secret'); echo $secret->invoke(new Controller), ' ', implode(',', array_map(fn($p) => $p->getName(), $class->getProperties())), ' ', (new ReflectionFunction('array_map'))->getNumberOfRequiredParameters(), "\n";
$property = $class->getProperty('count'); $o = new Controller; $property->setValue($o, 7); echo $property->getValue($o), ' ', $property->getType(), ' ', $class->newInstanceWithoutConstructor()::$name, ' ', $class->hasMethod('nope') ? 'y' : 'n', ' ', $class->getShortName(), ' ', json_encode(array_map('strval', class_parents(new ArrayIterator))), ' ', method_exists($o, 'secret') ? 'exists' : '', is_callable([$o, 'secret']) ? ' callable' : ' not callable', "\n";
echo json_encode(get_object_vars($o)), ' ', json_encode(get_class_methods('Route')), ' ', gettype(1.5), get_debug_type(1.5), get_debug_type($o), get_debug_type(null), get_debug_type(fn() => 1), ' ', $o instanceof Stringable ? 's' : 'not s', ' ', is_a('ArrayObject', 'Countable', true) ? 'countable' : '', ' ', is_subclass_of('LengthException', 'LogicException') ? 'sub' : '', ' ', __LINE__, "\n";
var_dump($o, (array) new Route('/x'), (object) ['a' => [1]]); print_r($o); var_export(new Route('/y')); echo "\n";
