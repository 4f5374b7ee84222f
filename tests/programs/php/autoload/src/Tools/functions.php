<?php
namespace App\Tools;

const VERSION = '1.2';
function shout(string $s): string { return strtoupper($s) . '!'; }
function whisper(string $s): string { return strtolower($s); }
