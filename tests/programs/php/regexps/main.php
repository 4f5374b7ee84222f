<?php
// Regular expressions: groups, callbacks, splits, quantifiers, look-around, modifiers, recursion, errors.
$line = '192.168.0.1 - ann [29/Feb/2024:12:00:00 +0000] "GET /a?b=c HTTP/1.1" 200 512';
preg_match('~^(?<ip>[\d.]+) \S+ (?<user>\S+) \[(?<time>[^]]+)\] "(?<verb>[A-Z]+) (?<path>\S+)[^"]*" (?<status>\d{3}) (\d+)$~', $line, $m, PREG_OFFSET_CAPTURE);
echo $m['ip'][0], ' ', $m['user'][0], '@', $m['user'][1], ' ', $m['path'][0], ' ', $m['status'][0], ' ', $m[7][0], ' ', count($m), "\n";
echo preg_match_all('/(\w)(\d)/', 'a1 b2 c3', $all), json_encode($all), ' '; preg_match_all('/(\w)(\d)/', 'a1 b2', $set, PREG_SET_ORDER); echo json_encode($set), "\n";
echo preg_replace('/(\d+)-(\d+)-(\d+)/', '$3.$2.${1}x', '2024-02-29'), ' ', preg_replace(['/a/', '/b/'], ['b', 'c'], 'ab'), ' ', preg_replace('/\s+/', ' ', "a  b\n\tc", 1, $n), $n, ' ', preg_replace_callback('/\d+/', fn($m) => $m[0] * 2, 'a1b22'), ' ', preg_replace_callback_array(['/x/' => fn() => 'y', '/(\d)/' => fn($m) => "<$m[1]>"], 'x1'), "\n";
echo json_encode(preg_split('/[\s,]+/', "a, b  c,d")), json_encode(preg_split('/(-)/', 'a-b-c', 2, PREG_SPLIT_DELIM_CAPTURE)), json_encode(preg_split('/ /', ' a b ', -1, PREG_SPLIT_NO_EMPTY | PREG_SPLIT_OFFSET_CAPTURE)), json_encode(preg_grep('/^a/', ['apple', 'banana', 'avocado'])), json_encode(array_values(preg_grep('/^a/', ['apple', 'b'], PREG_GREP_INVERT))), "\n";
echo preg_match('/^(\((?:[^()]|(?1))*\))$/', '(a(b)(c(d)))'), preg_match('/(?<=\$)\d+(?!\.)/', 'cost $42', $m), $m[0], ' ', preg_match('/^abc$/im', "x\nABC\ny"), preg_match('/a.c/s', "a\nc"), ' ', preg_replace('/(?<!^)[A-Z]/', '_$0', 'camelCaseWord'), ' ', preg_match('/a{2,3}?/', 'aaaa', $m), $m[0], ' ', preg_quote('1+1=2?[x]', '/'), ' ', preg_replace('~/+~', '/', 'a//b///c'), ' ', preg_match('/(a)?(b)?(c)/', 'c', $m), json_encode($m), ' ', preg_match('/(a)?(c)/', 'c', $m, PREG_UNMATCHED_AS_NULL), json_encode($m), "\n";
echo preg_replace('/
    (?<year> \d{4} ) - (?<month> \d\d )  # a month
/x', '\2/\1', 'in 2024-02'), ' ', preg_match('/^(?>a+)b/', 'aaab'), ' ', preg_match('/\bfoo\b/', 'a foo b'), ' ', preg_replace('/e/', 'E', 'eee', 2), ' ', implode(',', array_map(fn($d) => preg_match('/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/', $d), ['1.2.3.4', '256.1.1.1', '1.2.3'])), "\n";
echo var_export(@preg_match('/[/', 'x'), true), ' ', preg_last_error_msg(), ' '; preg_match('/(?:\D+|<\d+>)*[!?]/', 'foobar foobar foobar'); echo preg_last_error() === PREG_BACKTRACK_LIMIT_ERROR ? 'backtracked' : preg_last_error_msg(), "\n";
foreach (['+1 (555) 123-4567', '555.123.4567', '12345'] as $phone) echo preg_match('/^(?:\+?(\d{1,3})\s*)?\(?(\d{3})\)?[\s.-]?(\d{3})[\s.-]?(\d{4})$/', $phone, $m) ? implode('|', $m) : 'no phone', "\n";
