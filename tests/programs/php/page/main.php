<html><?php $title = 'Prices & more'; $items = ['tea' => 2.5, '"cake"' => 4, 'bun' => 1.25]; ?>

<head><title><?= htmlspecialchars($title) ?></title></head>
<?php if (count($items) > 2): ?>
<ul>
<?php foreach ($items as $name => $price): ?>
  <li<?php if ($price > 2): ?> class="dear"<?php endif ?>><?= htmlspecialchars($name) ?>: <?= number_format($price, 2) ?> €</li>
<?php endforeach; ?>
</ul>
<?php else: ?>
<p>nothing</p>
<?php endif; ?>
<?php
function row(string ...$cells): void { ?>
<tr><?php foreach ($cells as $c): ?><td><?= $c ?></td><?php endforeach ?></tr>
<?php }
row('a', 'b');
row('c');
include 'footer.html';
$render = function (string $file, array $vars): string { extract($vars); ob_start(); include $file; return ob_get_clean(); };
echo strtoupper($render('greeting.phtml', ['name' => 'Zoë', 'times' => 2]));
?>
done <?= date('Y', 0) . "\n" ?>
