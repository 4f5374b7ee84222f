<?php
var_dump($argc, $argv, PHP_SAPI, __LINE__, $_SERVER['argv'] === $argv);
exit(7);
