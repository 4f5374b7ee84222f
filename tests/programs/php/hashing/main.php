<?php
// Checksums, passwords, random numbers with a seed, packing, Huffman.
foreach (['md5', 'sha1', 'sha256', 'crc32b', 'adler32', 'fnv1a32', 'xxh32'] as $algo) echo $algo, ' ', hash($algo, 'The quick brown fox jumps over the lazy dog'), "\n";
echo hash_hmac('sha256', 'data', 'key'), ' ', md5(''), ' ', substr(hash('sha512', 'abc'), 0, 16), ' ', hash_equals('a', 'a') ? 'equal' : '', "\n";
$c = hash_init('sha256'); hash_update($c, 'a'); hash_update($c, 'bc'); echo hash_final($c) === hash('sha256', 'abc') ? 'same' : 'other', ' ', strlen(random_bytes(5)), ' ', password_verify('secret', '$2y$04$abcdefghijklmnopqrstuuKQIhYqkzYkF2sYB4lBXJbLQq9VqJ0sC') ? 'yes' : 'no', ' ', bin2hex(pack('nvNVCa3A3x', 1, 1, 2, 2, 255, 'ab', 'cd')), ' ', json_encode(unpack('nfirst/vsecond', "\0\1\1\0")), ' ', base64_encode(pack('d', 1.5)), ' ', json_encode(unpack('C*', 'abc')), ' ', bin2hex(pack('H*', 'deadbeef')), "\n";
mt_srand(1); $mt = [mt_rand(), mt_rand(), mt_rand(1, 10)]; mt_srand(1); echo json_encode($mt), ' ', mt_rand() === $mt[0] ? 'repeats' : 'differs', "\n";
function huffman(string $text): array
{
    $queue = new SplPriorityQueue;
    $order = 0;
    foreach (count_chars($text, 1) as $byte => $n) $queue->insert([chr($byte) => ''], [-$n, --$order]);
    $queue->setExtractFlags(SplPriorityQueue::EXTR_BOTH);
    while ($queue->count() > 1) {
        ['data' => $a, 'priority' => [$m]] = $queue->extract();
        ['data' => $b, 'priority' => [$n]] = $queue->extract();
        $queue->insert(array_map(fn($c) => "0$c", $a) + array_map(fn($c) => "1$c", $b), [$m + $n, --$order]);
    }
    return $queue->extract()['data'];
}
$text = 'she sells sea shells by the sea shore';
$codes = huffman($text);
$bits = strtr($text, $codes);
$back = ''; $read = ''; $known = array_flip($codes);
foreach (str_split($bits) as $bit) if (isset($known[$read .= $bit])) { $back .= $known[$read]; $read = ''; }
asort($codes); echo strlen($bits), ' ', 8 * strlen($text), ' ', $back === $text ? 'back' : 'lost', ' ', json_encode($codes), "\n";
echo strtoupper(str_rot13('Uryyb')), ' ', strrev(strval(12321)) === '12321' ? 'palindrome' : '', ' ', implode(' ', array_map(fn($n) => roman($n), [4, 9, 14, 1994, 2024])), "\n";
function roman(int $n): string { $out = ''; foreach (['M' => 1000, 'CM' => 900, 'D' => 500, 'CD' => 400, 'C' => 100, 'XC' => 90, 'L' => 50, 'XL' => 40, 'X' => 10, 'IX' => 9, 'V' => 5, 'IV' => 4, 'I' => 1] as $l => $v) { $out .= str_repeat($l, intdiv($n, $v)); $n %= $v; } return $out; }
