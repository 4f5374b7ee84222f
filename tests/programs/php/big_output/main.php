<?php
// Much output.
for ($i = 1; $i <= 3000; $i++) echo $i, $i % 3 ? '' : ' Fizz', $i % 5 ? '' : ' Buzz', PHP_EOL;
ob_start(); echo str_repeat('=', 500), "\n"; echo strlen(ob_get_contents()), "\n"; ob_end_flush();
