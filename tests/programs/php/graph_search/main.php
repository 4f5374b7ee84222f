<?php
// Breadth first through a maze; an order of work; a cycle found.
$maze = explode("\n", trim('
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########'));
foreach ($maze as $y => $line) if (($x = strpos($line, 'S')) !== false) $start = [$x, $y];
$from = [implode(',', $start) => null];
$queue = new SplQueue; $queue[] = $start;
while (!$queue->isEmpty()) {
    [$x, $y] = $queue->dequeue();
    if ($maze[$y][$x] === 'E') break;
    foreach ([[1, 0], [0, 1], [-1, 0], [0, -1]] as [$dx, $dy]) {
        [$nx, $ny] = [$x + $dx, $y + $dy];
        if ($maze[$ny][$nx] === '#' || array_key_exists("$nx,$ny", $from)) continue;
        $from["$nx,$ny"] = [$x, $y];
        $queue[] = [$nx, $ny];
    }
}
for ($steps = 0, $at = [$x, $y]; $at = $from[implode(',', $at)]; $steps++) if ($maze[$at[1]][$at[0]] === '.') $maze[$at[1]][$at[0]] = '*';
echo implode("\n", $maze), "\n$steps steps\n";

function order(array $needs): array
{
    [$out, $state] = [[], []];
    $visit = function (string $name, array $trail) use (&$visit, &$out, &$state, $needs) {
        if (($state[$name] ?? '') === 'done') return;
        if (isset($state[$name])) throw new LogicException('a cycle: ' . implode(' > ', [...$trail, $name]));
        $state[$name] = 'open';
        foreach ($needs[$name] ?? [] as $need) $visit($need, [...$trail, $name]);
        $state[$name] = 'done';
        $out[] = $name;
    };
    foreach (array_keys($needs) as $name) $visit($name, []);
    return $out;
}
echo implode(' ', order(['shoes' => ['socks', 'trousers'], 'trousers' => ['pants'], 'coat' => ['shirt']])), "\n";
try { order(['a' => ['b'], 'b' => ['c'], 'c' => ['a']]); } catch (LogicException $e) { echo $e->getMessage(), "\n"; }
$islands = 0; $map = ['11000', '11010', '00100', '00011'];
$sink = function (int $y, int $x) use (&$sink, &$map) { if (($map[$y][$x] ?? '0') !== '1') return; $map[$y][$x] = '0'; foreach ([[0, 1], [1, 0], [0, -1], [-1, 0]] as [$dy, $dx]) if ($y + $dy >= 0 && $x + $dx >= 0) $sink($y + $dy, $x + $dx); };
foreach ($map as $y => $row) for ($x = 0; $x < strlen($row); $x++) if ($map[$y][$x] === '1') { $islands++; $sink($y, $x); }
echo "$islands islands\n";
