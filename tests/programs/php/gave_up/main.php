<?php
// Input that ends too early: a message and a status.
$sum = 0;
for ($i = 1; $i <= 3; $i++) {
    echo "number $i?\n";
    if (fscanf(STDIN, '%f', $x) !== 1) {
        file_put_contents('php://stderr', 'only ' . ($i - 1) . " numbers\n");
        exit(3);
    }
    $sum += $x;
}
echo $sum, "\n";
