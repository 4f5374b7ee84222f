<?php
// Classes in files of their own, namespaces, autoload, use with aliases, functions and constants.
namespace App;

use App\Shapes\{Circle, Square as Box};
use App\Tools;
use function App\Tools\shout;
use const App\Tools\VERSION;

spl_autoload_register(function (string $class) {
    $file = __DIR__ . '/src/' . strtr(substr($class, 4), '\\', '/') . '.php';
    echo "[$class] ";
    if (is_file($file)) require $file;
});
require_once 'src/Tools/functions.php';
require_once __DIR__ . '/src/Tools/functions.php';
$config = require 'config.php';

echo shout($config['name']), ' ', VERSION, ' ', Tools\whisper('QUIET'), "\n";
foreach ([new Circle(1), new Box(2)] as $shape) printf("%s %.2f\n", $shape::class, $shape->area());
echo Circle::class, ' ', Box::class, ' ', __NAMESPACE__, ' ', namespace\local(), ' ', \strlen('global'), ' ', strlen('x'), "\n";
var_dump(class_exists('App\Nothing'), class_exists(Circle::class, false), (include 'src/value.php') + 1, get_included_files() == array_unique(get_included_files()));
try { new Shapes\Missing; } catch (\Error $e) { echo $e->getMessage(), "\n"; }
try { require 'broken.php'; } catch (\ParseError $e) { echo $e->getMessage(), ' ', basename($e->getFile()), ':', $e->getLine(), "\n"; }
function local() { return __FUNCTION__; }
