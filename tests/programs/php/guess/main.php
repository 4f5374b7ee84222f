<?php
// A game over the standard input.
$secret = 37;
echo "I think of a number from 1 to 100.\n";
for ($tries = 1; ; $tries++) {
    echo 'Your guess: ';
    $line = fgets(STDIN);
    if ($line === false) {
        fwrite(STDERR, "\nGood bye.\n");
        exit(2);
    }
    $guess = filter_var(trim($line), FILTER_VALIDATE_INT, ['options' => ['min_range' => 1, 'max_range' => 100]]);
    if ($guess === false) { echo 'That is no number from 1 to 100: ', trim($line), "\n"; continue; }
    if ($guess === $secret) break;
    echo $guess < $secret ? 'more' : 'less', "\n";
}
echo "Found in $tries tries.\n";
