<?php
// Dynamic programming: knapsack, coins, common subsequence, edit distance, Fibonacci.
function knapsack(array $items, int $room): int
{
    $best = array_fill(0, $room + 1, 0);
    foreach ($items as [$weight, $value])
        for ($w = $room; $w >= $weight; $w--) $best[$w] = max($best[$w], $best[$w - $weight] + $value);
    return $best[$room];
}

function coins(int $amount, array $kinds): int
{
    $ways = [1] + array_fill(0, $amount + 1, 0);
    foreach ($kinds as $kind) for ($a = $kind; $a <= $amount; $a++) $ways[$a] += $ways[$a - $kind];
    return $ways[$amount];
}

function common(string $a, string $b): string
{
    static $known = [];
    if ($a === '' || $b === '') return '';
    return $known["$a|$b"] ??= $a[0] === $b[0]
        ? $a[0] . common(substr($a, 1), substr($b, 1))
        : (strlen($x = common(substr($a, 1), $b)) >= strlen($y = common($a, substr($b, 1))) ? $x : $y);
}

function distance(string $a, string $b): int
{
    $row = range(0, strlen($b));
    for ($i = 1; $i <= strlen($a); $i++) {
        [$diagonal, $row[0]] = [$row[0], $i];
        for ($j = 1; $j <= strlen($b); $j++)
            [$diagonal, $row[$j]] = [$row[$j], min($row[$j] + 1, $row[$j - 1] + 1, $diagonal + ($a[$i - 1] !== $b[$j - 1] ? 1 : 0))];
    }
    return end($row);
}

echo knapsack([[12, 4], [2, 2], [1, 1], [4, 10], [1, 2]], 15), ' ', coins(200, [1, 2, 5, 10, 20, 50, 100, 200]), "\n";
echo common('AGGTABQZ', 'GXTXAYBQ'), ' ', distance('kitten', 'sitting'), ' ', levenshtein('kitten', 'sitting'), ' ', distance('', 'abc'), "\n";
echo similar_text('World', 'Word', $percent), ' ', round($percent, 2), ' ', soundex('Robert'), ' ', metaphone('Thompson'), "\n";
$fib = function (int $n) use (&$fib) { static $known = []; return $known[$n] ??= $n < 2 ? $n : $fib($n - 1) + $fib($n - 2); };
echo $fib(44), "\n";
function pascal(int $n): array { return $n ? array_map('array_sum', array_map(null, [0, ...($p = pascal($n - 1))], [...$p, 0])) : [1]; }
for ($i = 0; $i < 6; $i++) echo str_pad(implode(' ', pascal($i)), 16, ' ', STR_PAD_BOTH), "\n";
