<?php
require 'lib/helper.php';
echo "before\n";
fail(1);
