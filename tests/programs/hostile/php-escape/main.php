<?php
// Every way out of the folder that a path or a wrapper can name.
function attempt(string $name, callable $what): void {
    try { $said = @$what(); } catch (Throwable $error) { $said = get_class($error); }
    echo $name, ': ', json_encode($said), "\n";
}
foreach (['/etc/passwd', '../../etc/passwd', '/room/../../etc/passwd', '/proc/self/environ', 'file:///etc/passwd',
    'php://filter/read=string.toupper/resource=/etc/passwd', 'compress.zlib:///etc/passwd', 'glob:///etc/*', 'expect://id',
    'phar:///etc/x.phar/a', 'http://127.0.0.1/', 'ftp://127.0.0.1/', 'data:text/plain,own'] as $path)
    attempt($path, fn() => file_get_contents($path));
attempt('include', fn() => include '/etc/passwd');
attempt('include above', fn() => include '../../etc/passwd');
attempt('scandir', fn() => scandir('/../..'));
attempt('glob', fn() => glob('/etc/*'));
attempt('link', fn() => symlink('/etc/passwd', 'passwd'));
attempt('mail', fn() => function_exists('mail') ? mail('a@b.example', 'x', 'y') : null);
attempt('dl', fn() => function_exists('dl') ? dl('x.so') : null);
attempt('ffi', fn() => class_exists('FFI'));
attempt('unserialize', fn() => unserialize('O:8:"stdClass":1:{s:1:"a";R:1;}') == null);
attempt('base', fn() => ini_set('open_basedir', '/'));
attempt('environment', function () { $all = array_keys(getenv()); sort($all); return $all; });
