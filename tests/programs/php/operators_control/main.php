<?php
// The spaceship, bits, precedence, casts, comparisons, loops with alternatives, goto.
var_dump(1 <=> 2, 'a' <=> 'a', [1, 2] <=> [1, 3], true <=> false, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2, 'a' . 1 + 2 . 'b', !empty([]) || true and false, 7 <=> '7', null == false, [] == false, '0' == false, '' == null, 'a' == 0, '1' == '1.0', 'abc' == 'ABC', null <=> false);
var_dump((bool) '0', (bool) '0.0', (bool) [], (bool) [0], (int) true, (string) false, (array) 'a', (object) ['a' => 1], (int) '1e3', (float) '.5', (int) null, intval('0x1A', 16), intval('012', 0), intval(' 42 '), boolval('false'), strval(1.0), settype($v, 'array'), $v);
for ($i = 0, $j = 10; $i < $j; $i += 3, $j--): echo "$i-$j "; endfor;
$i = 3; while ($i--): if ($i === 1) continue; echo $i; endwhile;
do { echo 'once'; } while (false);
foreach (['a' => 1, 'b' => 2] as $k => $v): ?> <?= $k ?>=<?= $v ?>;<?php endforeach;
switch ('2') { case 2: echo 'loose'; case 3: echo ' falls'; break; default: echo 'never'; }
for ($i = 0; $i < 3; $i++) { for ($j = 0; $j < 3; $j++) { if ($j === 1) continue 2; if ($i === 2) break 2; echo " $i$j"; } }
$n = 0; again: if (++$n < 3) goto again; echo " $n\n";
$x = 5; echo $x++ + ++$x, ' ', $x--, ' ', -$x ** 2, ' ', (int) '5' . '5', ' ', 2 ** 3 ** 2, ' ', 10 - 5 - 2, ' ', true ? 'a' : (false ? 'b' : 'c'), ' ', null ?: 'elvis', ' ', 7 . '', ' ', 1 + 1 . '1', "\n";
$s = 'z'; $s++; echo $s; $s = 'Az'; $s++; echo $s; $s = 'a9'; $s++; echo $s; $s = null; $s++; echo $s; $s = '5'; $s++; var_dump($s);
echo <<<"A"
  x {$x} {$x}th \x41 \u{1F600} \$x
    in
  A, <<<'B'

  raw $x \n
  B, "\n";
