<?php
// Links and names that are odd, at work in the folder itself.
var_dump(@symlink('../../../etc', 'up'), @file_get_contents('up/passwd'), @readlink('up'));
var_dump(@symlink('loop', 'loop'), @file_get_contents('loop'));
foreach (["a\nb", '-rf', '$(id)', "q'\"", str_repeat('n', 255), str_repeat('n', 256)] as $name)
    echo json_encode(substr($name, 0, 5)), ' ', json_encode(@file_put_contents($name, 'x')), "\n";
try { @file_put_contents("zero\0byte", 'x'); } catch (Throwable $error) { echo get_class($error), "\n"; }
var_dump(@mkdir(str_repeat('d/', 50), 0777, true), @rename('-rf', '../../../away'), @unlink('/'), @rmdir('/room'));
var_dump(@tempnam('/etc', 'x') !== false, @touch('/../x'), @chmod('main.php', 07777));
