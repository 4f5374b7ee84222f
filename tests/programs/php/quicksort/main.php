<?php
// Sorting by hand, and by what PHP has.
function quicksort(array $list): array
{
    if (count($list) < 2) return $list;
    $pivot = array_shift($list);
    $less = array_filter($list, fn($x) => $x < $pivot);
    $more = array_filter($list, fn($x) => $x >= $pivot);
    return [...quicksort($less), $pivot, ...quicksort($more)];
}

function heapSort(array $list): array
{
    $heap = new SplMinHeap();
    foreach ($list as $x) $heap->insert($x);
    return iterator_to_array($heap, false);
}

function mergeSort(array $list): array
{
    if (count($list) < 2) return $list;
    [$a, $b] = array_map('mergeSort', array_chunk($list, intdiv(count($list) + 1, 2)));
    $out = [];
    while ($a && $b) $out[] = $a[0] <= $b[0] ? array_shift($a) : array_shift($b);
    return array_merge($out, $a, $b);
}

$seed = 42;
$numbers = [];
for ($i = 0; $i < 300; $i++) $numbers[] = ($seed = ($seed * 421 + 1663) % 7875) % 1000;
$sorted = $numbers;
sort($sorted);
var_dump(quicksort($numbers) === $sorted, heapSort($numbers) === $sorted, mergeSort($numbers) === $sorted);
echo implode(' ', array_slice($sorted, 0, 5)), ' ', max($numbers), ' ', min($numbers), "\n";
$words = ['pear', 'Fig', 'apple', 'date10', 'date9', 'Éclair'];
sort($words); echo implode(' ', $words), "\n";
sort($words, SORT_FLAG_CASE | SORT_STRING); echo implode(' ', $words), "\n";
natsort($words); echo implode(' ', $words), "\n";
rsort($words); echo implode(' ', $words), "\n";
usort($words, fn($a, $b) => [strlen($a), $a] <=> [strlen($b), $b]); echo implode(' ', $words), "\n";
$ages = ['Zoë' => 30, 'Ann' => 25, 'Bob' => 30];
asort($ages); print_r($ages);
arsort($ages); echo json_encode($ages), "\n";
ksort($ages); echo json_encode($ages), "\n";
uasort($ages, fn($a, $b) => $b <=> $a); echo key($ages), "\n";
uksort($ages, 'strcmp'); echo implode(',', array_keys($ages)), "\n";
$data = [3, 1, 2]; $labels = ['c', 'a', 'b'];
array_multisort($data, SORT_DESC, $labels);
echo implode($data), implode($labels), "\n";
$mixed = [10, '9', 1.5, '1e1', true]; sort($mixed); echo json_encode($mixed), "\n";
