<?php
// What is small to write and large to be.
ini_set('memory_limit', '64M');
var_dump(@preg_match('/^(a+)+$/', str_repeat('a', 50) . 'b'), preg_last_error_msg());
try { unserialize('a:2147483647:{}'); echo "unserialized\n"; } catch (Throwable $error) { echo get_class($error), "\n"; }
var_dump(json_decode(str_repeat('[', 100000)), json_last_error_msg());
try { range(0, PHP_INT_MAX); } catch (Throwable $error) { echo get_class($error), "\n"; }
echo strlen(str_repeat('x', 1 << 40));
