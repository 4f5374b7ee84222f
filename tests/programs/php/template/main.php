<h1><?= htmlspecialchars('<b> & "q"') ?></h1>
<?php foreach ([1, 2] as $n): ?>
  <li><?= $n ?></li>
<?php endforeach ?>
done
