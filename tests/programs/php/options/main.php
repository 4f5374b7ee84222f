<?php
// Arguments: options by hand, usage, status; serialization of the result.
$known = ['verbose' => false, 'number' => true, 'name' => true];
[$options, $rest] = [['v' => 0], []];
for ($i = 1; $i < $argc; $i++) {
    $word = $argv[$i];
    if ($word === '--') { array_push($rest, ...array_slice($argv, $i + 1)); break; }
    if (preg_match('/^--([a-z]+)(?:=(.*))?$/s', $word, $m)) {
        if (!array_key_exists($m[1], $known)) { fprintf(STDERR, "unknown option --%s\n", $m[1]); continue; }
        $options[$m[1]][] = $known[$m[1]] ? $m[2] ?? $argv[++$i] ?? exit(2) : true;
    } elseif (preg_match('/^-([a-z]+)$/', $word, $m)) {
        foreach (str_split($m[1]) as $flag) $options[$flag] = ($options[$flag] ?? 0) + 1;
    } else $rest[] = $word;
}
ksort($options);
echo json_encode($options, JSON_UNESCAPED_UNICODE), ' ', json_encode($rest, JSON_UNESCAPED_UNICODE), ' ', $argc, "\n", serialize($rest), "\n";
exit(count($rest) + 60);
