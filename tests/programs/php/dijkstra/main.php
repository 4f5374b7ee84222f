<?php
// Shortest paths, with SplPriorityQueue.
$roads = [
    'Aachen' => ['Bonn' => 90, 'Cologne' => 70], 'Bonn' => ['Cologne' => 30, 'Frankfurt' => 175],
    'Cologne' => ['Frankfurt' => 190, 'Hanover' => 290], 'Frankfurt' => ['Hanover' => 350, 'Munich' => 390],
    'Hanover' => ['Berlin' => 285], 'Munich' => ['Berlin' => 585], 'Berlin' => [], 'Island' => [],
];

function shortest(array $roads, string $from): array
{
    $distance = array_fill_keys(array_keys($roads), INF);
    $distance[$from] = 0;
    $previous = [];
    $queue = new SplPriorityQueue();
    $queue->setExtractFlags(SplPriorityQueue::EXTR_BOTH);
    $queue->insert($from, 0);
    while (!$queue->isEmpty()) {
        ['data' => $at, 'priority' => $minus] = $queue->extract();
        if (-$minus > $distance[$at]) continue;
        foreach ($roads[$at] as $to => $length) {
            if ($distance[$at] + $length < $distance[$to]) {
                $distance[$to] = $distance[$at] + $length;
                $previous[$to] = $at;
                $queue->insert($to, -$distance[$to]);
            }
        }
    }
    return [$distance, $previous];
}

[$distance, $previous] = shortest($roads, 'Aachen');
ksort($distance);
foreach ($distance as $city => $d) {
    $path = [$city];
    while (isset($previous[$path[0]])) array_unshift($path, $previous[$path[0]]);
    printf("%-10s %5s  %s\n", $city, is_finite($d) ? $d : '-', is_finite($d) ? implode(' > ', $path) : 'out of reach');
}
