<?php
foreach (['exec', 'system', 'shell_exec', 'proc_open', 'fsockopen'] as $f) {
    try { var_dump(function_exists($f) ? @$f('ls') : null); } catch (Throwable $e) { echo get_class($e), "\n"; }
}
var_dump(getenv('PATH'), @file_get_contents('http://example.org'));
