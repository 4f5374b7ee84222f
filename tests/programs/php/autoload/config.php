<?php
return ['name' => 'example'];
