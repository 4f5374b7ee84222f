<?php
// A wrong type that nobody catches.
declare(strict_types=1);

function half(int $n): float
{
    return $n / 2;
}

echo half(3), "\n";
echo half("4"), "\n";
