<?php
// JSON: there and back, options, objects, errors.
$data = ['name' => 'Zoë', 'list' => [1, 2.0, null, true], 'empty' => [], 'object' => new stdClass, 'nested' => ['a' => ['b' => "line\n\"q\" / <tag> 'x' &"]], 3 => 'int key'];
echo json_encode($data), "\n", json_encode($data, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION), "\n";
echo json_encode(['<a>', "'", '&', '"'], JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP | JSON_HEX_QUOT), json_encode([1, 2], JSON_FORCE_OBJECT), json_encode('12', JSON_NUMERIC_CHECK), json_encode([[]]), json_encode((object) []), json_encode(0.1 + 0.2), json_encode(1e100), json_encode("\u{2028}"), "\n";
var_dump(json_decode('{"a": {"b": [1, {"c": null}]}, "0": "zero"}'), json_decode('[1, "2", 3.0, true]', true), json_decode('12345678901234567890'), json_decode('""'), json_decode('[[1]]', true, 1));
foreach (['{"a": 1', "{'a': 1}", '[1,]', '', 'nul', "\"\x01\"", '[1e999]', '"\ud800"', '{"a":1,"a":2}'] as $text) {
    $value = json_decode($text, true);
    echo json_last_error() ? json_last_error_msg() : json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR), '; ';
}
echo "\n";
class Point implements JsonSerializable { public $shown = 1; protected $hidden = 2; public function __construct(private float $x, private float $y) {} public function jsonSerialize(): mixed { return ['x' => $this->x, 'y' => $this->y]; } }
class Plain { public $a = 1; protected $b = 2; private $c = 3; public ?Plain $inner = null; }
echo json_encode([new Point(1, 2.5), new Plain]), "\n";
try { json_encode(NAN, JSON_THROW_ON_ERROR); } catch (JsonException $e) { echo $e->getMessage(), ' ', $e->getCode(), "\n"; }
$loop = new stdClass; $loop->self = $loop; echo var_export(json_encode($loop), true), ' ', json_last_error_msg(), "\n";
file_put_contents('data.json', json_encode(['n' => range(1, 5)])); $back = json_decode(file_get_contents('data.json')); echo array_sum($back->n), ' ', $back?->missing?->deep ?? 'nothing', "\n";
