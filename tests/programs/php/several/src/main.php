<?php
namespace App;
require_once __DIR__ . '/../lib/tools.php';
spl_autoload_register(fn($class) => require __DIR__ . '/' . str_replace(['App\\', '\\'], ['', '/'], $class) . '.php');
use function Tools\twice;
echo twice(21), ' ', (new Model\User('Ann'))->name, ' ', basename(__FILE__), ' ', (include 'data.php')['x'], "\n";
