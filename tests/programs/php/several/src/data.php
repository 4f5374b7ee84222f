<?php return ['x' => 1];
