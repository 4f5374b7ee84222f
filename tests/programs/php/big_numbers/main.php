<?php
// Big integers as texts: 50!, 2^200, Fibonacci; and where integers end.
function add(string $a, string $b): string
{
    $n = max(strlen($a), strlen($b));
    [$a, $b] = [str_pad($a, $n, '0', STR_PAD_LEFT), str_pad($b, $n, '0', STR_PAD_LEFT)];
    $out = '';
    $carry = 0;
    for ($i = $n - 1; $i >= 0; $i--) {
        $sum = $a[$i] + $b[$i] + $carry;
        $out = $sum % 10 . $out;
        $carry = intdiv($sum, 10);
    }
    return ($carry ?: '') . $out;
}

function times(string $a, int $n): string
{
    $out = '';
    $carry = 0;
    foreach (array_reverse(str_split($a)) as $digit) {
        $product = $digit * $n + $carry;
        $out = $product % 10 . $out;
        $carry = intdiv($product, 10);
    }
    return ($carry ?: '') . $out;
}

echo array_reduce(range(1, 50), 'times', '1'), "\n", array_reduce(array_fill(0, 200, 2), 'times', '1'), "\n";
[$a, $b] = ['0', '1'];
for ($i = 0; $i < 300; $i++) [$a, $b] = [$b, add($a, $b)];
echo $a, "\n", array_sum(str_split($a)), "\n";
var_dump(PHP_INT_MAX + 1 == (float) PHP_INT_MAX + 1, is_float(PHP_INT_MAX + 1), is_int(PHP_INT_MAX), PHP_INT_MIN === -PHP_INT_MAX - 1, ~0, -1 >> 1, 1 <=> 2);
try { intdiv(PHP_INT_MIN, -1); } catch (ArithmeticError $e) { echo $e->getMessage(), "\n"; }
try { 1 << -1; } catch (ArithmeticError $e) { echo $e->getMessage(), "\n"; }
try { 1 % 0; } catch (DivisionByZeroError $e) { echo $e->getMessage(), "\n"; }
