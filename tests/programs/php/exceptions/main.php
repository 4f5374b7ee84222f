<?php
// Exceptions: own classes, previous, finally, rethrow, handlers, warnings as exceptions.
class AppException extends RuntimeException
{
    public function __construct(string $m, private array $context = [], ?Throwable $previous = null) { parent::__construct($m, 42, $previous); }
    public function context(): array { return $this->context; }
}
final class NotFound extends AppException {}

function attempt(callable $f): mixed
{
    try {
        return $f();
    } catch (NotFound $e) {
        return 'not found: ' . $e->getMessage() . json_encode($e->context());
    } catch (AppException | JsonException $e) {
        return get_class($e) . ' ' . $e->getCode() . ' ' . $e->getPrevious()?->getMessage();
    } catch (Error $e) {
        return get_class($e) . ': ' . preg_replace('/, called.*/', '', $e->getMessage());
    } catch (Exception $e) {
        return get_class($e) . ' (' . $e->getMessage() . ') line ' . $e->getLine();
    } finally {
        echo '. ';
    }
}

foreach ([
    fn() => 'fine',
    fn() => throw new NotFound('page', ['id' => 7]),
    function () { try { throw new LogicException('inner'); } catch (LogicException $e) { throw new AppException('outer', previous: $e); } },
    fn() => json_decode('{bad', flags: JSON_THROW_ON_ERROR),
    fn() => intdiv(1, 0), fn() => 1 % 0, fn() => nothing(), fn() => null->x ?? 'coalesced', fn() => (new DateTime('nonsense'))->format('c'),
    fn() => strlen(), fn() => array_combine([1], [1, 2]), fn() => new Nothing, fn() => (function (int $x) {})('x'), fn() => 'abc' * 1, fn() => [] > 1, fn() => [] + 1, fn() => random_int(5, 1),
    fn() => throw new ErrorException('e', 1, E_WARNING, 'file', 9), fn() => str_repeat('x', -1), fn() => (string) new stdClass, fn() => clone 5, fn() => unserialize('x') ?: throw new UnexpectedValueException('cannot'),
    fn() => (new SplStack)->pop(), fn() => (new ArrayIterator([]))->seek(5), fn() => iterator_to_array((function () { yield 1; throw new OverflowException('over'); })()), fn() => constant('NOPE'), fn() => (new ReflectionMethod('a', 'b')), fn() => max([]), fn() => range(1, 2, 5),
] as $i => $f) echo $i, ' ', var_export(@attempt($f), true), "\n";

function finally_wins(): string { try { return 'try'; } finally { return 'finally'; } }
function order(): string { $s = 'a'; try { return $s; } finally { $s = 'b'; echo 'finally after return '; } }
echo finally_wins(), ' ', order(), "\n";
set_error_handler(function (int $no, string $text, string $file, int $line) { throw new ErrorException($text, 0, $no, $file, $line); });
foreach ([fn() => $undefined, fn() => [1][5], fn() => 'abc'[10], fn() => "5 apples" + 1, fn() => file_get_contents('missing.txt'), fn() => (object) ['a' => 1] == 1, fn() => [1, 2] . '', fn() => hex2bin('abc'), fn() => trigger_error('mine', E_USER_WARNING), fn() => $u['x']['y'] ?? 'quiet', fn() => intdiv('7', 2)] as $f) {
    try { echo json_encode($f()), "\n"; } catch (ErrorException $e) { echo $e->getSeverity(), ' ', $e->getMessage(), "\n"; } catch (TypeError $e) { echo 'TypeError ', $e->getMessage(), "\n"; }
}
restore_error_handler();
$e = new AppException('x', [], new NotFound('y'));
for ($chain = []; $e; $e = $e->getPrevious()) $chain[] = get_class($e);
echo implode(' < ', $chain), "\n";
function thrower() { throw new DomainException('traced'); }
try { array_map(fn($x) => thrower(), [1]); } catch (DomainException $e) { echo $e->getTraceAsString(), "\n", basename($e->getFile()), ' ', $e->getTrace()[0]['function'], "\n"; }
register_shutdown_function(function () { echo "shut down\n"; });
set_exception_handler(function (Throwable $e) { echo 'last resort: ', $e->getMessage(), "\n"; });
throw new AppException('nobody catches this');
