<?php
namespace App\Shapes;

class Square extends Shape { public function __construct(private float $side) {} public function area(): float { return $this->side ** 2; } }
