<?php
// The game of life on a torus: a glider goes round.
function step(array $cells, int $width, int $height): array
{
    $counts = [];
    foreach ($cells as $key => $_) {
        [$x, $y] = explode(',', $key);
        for ($dx = -1; $dx <= 1; $dx++)
            for ($dy = -1; $dy <= 1; $dy++) {
                if (!$dx && !$dy) continue;
                $near = (($x + $dx + $width) % $width) . ',' . (($y + $dy + $height) % $height);
                $counts[$near] = ($counts[$near] ?? 0) + 1;
            }
    }
    return array_filter($counts, fn($n, $key) => $n === 3 || ($n === 2 && isset($cells[$key])), ARRAY_FILTER_USE_BOTH);
}

function show(array $cells): void
{
    for ($y = 0; $y < 6; $y++) {
        for ($x = 0; $x < 8; $x++) echo isset($cells["$x,$y"]) ? '#' : '.';
        echo PHP_EOL;
    }
}

$cells = array_flip(['1,0', '2,1', '0,2', '1,2', '2,2']);
for ($generation = 0; $generation < 4; $generation++) {
    echo "generation $generation\n";
    show($cells);
    $cells = step($cells, 8, 6);
}
for (; $generation < 24 * 4; $generation++) $cells = step($cells, 8, 6);
ksort($cells);
echo implode(' ', array_keys($cells)), "\n";
