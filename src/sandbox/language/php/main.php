<?php

echo 'Who is there? ';
$name = trim(fgets(STDIN) ?: 'nobody');
echo "Welcome to the room, {$name}!\n";
