<?php
// Primes, factors, gcd, perfect numbers.
function primes(int $limit): array
{
    $is = array_fill(2, $limit - 1, true);
    for ($n = 2; $n * $n <= $limit; $n++)
        if ($is[$n]) for ($m = $n * $n; $m <= $limit; $m += $n) $is[$m] = false;
    return array_keys(array_filter($is));
}

function factors(int $n): array
{
    $out = [];
    for ($d = 2; $d * $d <= $n; $d++)
        for (; $n % $d === 0; $n = intdiv($n, $d)) $out[$d] = ($out[$d] ?? 0) + 1;
    if ($n > 1) $out[$n] = 1;
    return $out;
}

$gcd = function (int $a, int $b) use (&$gcd): int { return $b ? $gcd($b, $a % $b) : $a; };
$primes = primes(10000);
echo count($primes), ' ', end($primes), ' ', implode(' ', array_slice($primes, 0, 10)), "\n";
foreach ([360, 9973, 1001, 1 << 20, 600851475] as $n) {
    $parts = [];
    foreach (factors($n) as $p => $e) $parts[] = $e > 1 ? "$p^$e" : $p;
    echo "$n = ", implode(' * ', $parts), "\n";
}
for ($n = 2; $n < 500; $n++) {
    $sum = 0;
    for ($d = 1; $d <= $n / 2; $d++) if ($n % $d == 0) $sum += $d;
    if ($sum === $n) echo "$n is perfect\n";
}
echo $gcd(1071, 462), ' ', $gcd(17, 5), ' ', array_sum(str_split('12345')), ' ', array_product([1, 2, 3, 4]), "\n";
echo bin2hex(pack('N', 255)), ' ', decbin(10), ' ', dechex(255), ' ', octdec('17'), ' ', base_convert('zz', 36, 2), ' ', hexdec('ff'), ' ', bindec('101'), "\n";
