<?php
// XML: read, searched, changed, written.
$text = '<?xml version="1.0" encoding="UTF-8"?><shop name="Zoë\'s"><item id="1" price="2.5">tea</item><item id="2" price="4">cake &amp; more</item><note><![CDATA[<raw>]]></note></shop>';
$xml = simplexml_load_string($text);
echo $xml['name'], ' ', count($xml->item), ' ', $xml->item[1], ' ', $xml->note, ' ', array_sum(array_map('floatval', $xml->xpath('//item/@price'))), "\n";
foreach ($xml->item as $item) echo $item->getName(), '#', $item['id'], ' ', (string) $item, "\n";
$new = $xml->addChild('item', 'bun'); $new->addAttribute('id', '3'); $xml->item[0]['price'] = '3'; unset($xml->note);
echo $xml->asXML();
$dom = new DOMDocument; $dom->preserveWhiteSpace = false; $dom->formatOutput = true; $dom->loadXML($xml->asXML());
$path = new DOMXPath($dom);
foreach ($path->query('//item[@id > 1]') as $node) { echo $node->textContent, ' ', $node->getAttribute('id'), ' '; $node->setAttribute('seen', 'yes'); }
$dom->documentElement->appendChild($dom->createElement('total', (string) $path->evaluate('count(//item)')));
echo "\n", $dom->saveXML();
libxml_use_internal_errors(true);
var_dump(simplexml_load_string('<a><b></a>'));
echo trim(libxml_get_errors()[0]->message), "\n";
$w = new XMLWriter; $w->openMemory(); $w->startElement('a'); $w->writeAttribute('q', '"&'); $w->writeElement('b', '<text>'); $w->endElement(); echo $w->outputMemory(), "\n";
$r = new XMLReader; $r->XML('<a><b>1</b><b>2</b></a>'); $sum = 0; while ($r->read()) if ($r->nodeType === XMLReader::TEXT) $sum += $r->value; echo $sum, "\n";
