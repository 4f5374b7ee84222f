<?php
namespace App\Model;
class User { public function __construct(public string $name) {} }
