<?php
$s = 'Grüße, 世界';
echo strlen($s), ' ', mb_strlen($s), ' ', mb_strtoupper($s), ' ', mb_substr($s, 0, 4), "\n";
echo preg_replace_callback('/\p{L}+/u', fn($m) => "<$m[0]>", $s), ' ', preg_match('/(?<y>\d{4})-(\d\d)/', 'on 2024-05', $m), ' ', $m['y'], "\n";
printf("%05.2f|%-6s|%x|%'*8d|%b|%e\n", 3.14159, 'ab', 255, 42, 5, 12345.678);
echo ucwords('hello big world'), ' ', str_pad('x', 5, '-', STR_PAD_BOTH), ' ', wordwrap('a long line of text', 8, "\n", true), "\n";
echo <<<TEXT
    Value: {$m['y']}
      and more
    TEXT . "\n";
echo md5('a'), ' ', hash('sha256', 'a'), ' ', base64_encode("\x00\xff"), ' ', number_format(1234567.891, 2), "\n";
var_dump(0.1 + 0.2, 1e100, 7 / 2, intdiv(7, 2), 7 % -3, PHP_INT_MAX, '10' == '1e1', 'abc' <=> 'abd', (int) '12x');
