<?php
namespace App\Shapes;

abstract class Shape { abstract public function area(): float; }
