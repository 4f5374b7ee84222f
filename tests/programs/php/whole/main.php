<?php
$all = file_get_contents('php://stdin');
echo strlen($all), ' ', count(explode("\n", trim($all))), "\n";
$m = fopen('php://memory', 'w+');
fwrite($m, "in memory\n");
rewind($m);
echo stream_get_contents($m);
file_put_contents('php://stdout', "written\n");
