<?php
// Expressions, line by line: a tokenizer, a shunting yard, an evaluation.
const OPERATORS = ['+' => [1, 'left'], '-' => [1, 'left'], '*' => [2, 'left'], '/' => [2, 'left'], '%' => [2, 'left'], '~' => [3, 'right'], '^' => [4, 'right']];

function tokens(string $text): Generator
{
    $before = null;
    while ($text !== '') {
        if (!preg_match('/^\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([a-z]+)|([-+*\/%^()]))\s*/i', $text, $m, PREG_UNMATCHED_AS_NULL))
            throw new InvalidArgumentException("what is '$text'?");
        $text = substr($text, strlen($m[0]));
        [$number, $name, $sign] = [$m[1], $m[2], $m[3]];
        if ($sign === '-' && ($before === null || $before === '(' || isset(OPERATORS[$before]))) $sign = '~';
        yield $before = $number !== null ? +$number : ($name ?? $sign);
    }
}

function postfix(iterable $tokens): array
{
    [$out, $stack] = [[], []];
    foreach ($tokens as $t) {
        if (is_int($t) || is_float($t)) $out[] = $t;
        elseif ($t === '(' || ctype_alpha($t)) $stack[] = $t;
        elseif ($t === ')') {
            while ($stack && end($stack) !== '(') $out[] = array_pop($stack);
            if (array_pop($stack) === null) throw new InvalidArgumentException('a ) too many');
            if ($stack && ctype_alpha(end($stack))) $out[] = array_pop($stack);
        } else {
            while ($stack && isset(OPERATORS[end($stack)]) && (OPERATORS[end($stack)][0] > OPERATORS[$t][0] || OPERATORS[end($stack)][0] === OPERATORS[$t][0] && OPERATORS[$t][1] === 'left')) $out[] = array_pop($stack);
            $stack[] = $t;
        }
    }
    while ($stack) if (($t = array_pop($stack)) === '(') throw new InvalidArgumentException('a ( too many'); else $out[] = $t;
    return $out;
}

function evaluate(array $postfix): int|float
{
    $stack = [];
    foreach ($postfix as $t) {
        if (!is_string($t)) { $stack[] = $t; continue; }
        $b = array_pop($stack) ?? throw new InvalidArgumentException("$t needs a number");
        if ($t === '~') { $stack[] = -$b; continue; }
        if (ctype_alpha($t)) { $stack[] = in_array($t, ['sqrt', 'abs', 'floor'], true) ? $t($b) : throw new InvalidArgumentException("no function $t"); continue; }
        $a = array_pop($stack) ?? throw new InvalidArgumentException("$t needs two numbers");
        $stack[] = match ($t) { '+' => $a + $b, '-' => $a - $b, '*' => $a * $b, '/' => $a / $b, '%' => $a % $b, '^' => $a ** $b };
    }
    return count($stack) === 1 ? $stack[0] : throw new InvalidArgumentException('not one result');
}

while (($line = fgets(STDIN)) !== false) {
    $line = trim($line);
    try { echo "$line = ", evaluate(postfix(tokens($line))), "\n"; }
    catch (InvalidArgumentException | DivisionByZeroError $e) { echo "$line: {$e->getMessage()}\n"; }
}
