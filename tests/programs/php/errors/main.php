<?php
class Custom extends InvalidArgumentException {}
function risky(int $n): int { if ($n > 2) throw new Custom("too big: $n", 42); return intdiv(10, $n); }
foreach ([5, 0, 2] as $n) {
    try { echo risky($n), "\n"; }
    catch (Custom $e) { echo get_class($e), ' ', $e->getMessage(), ' ', $e->getCode(), ' line ', $e->getLine(), "\n"; }
    catch (DivisionByZeroError $e) { echo $e->getMessage(), "\n"; }
    finally { echo "finally $n\n"; }
}
echo $undefined;
echo [1][5] ?? 'nothing', "\n";
echo "abc"[10] ?? 'out', "\n";
set_error_handler(fn($no, $text) => print("handled: $text\n"));
echo $also;
try { strlen(); } catch (ArgumentCountError $e) { echo $e->getMessage(), "\n"; }
