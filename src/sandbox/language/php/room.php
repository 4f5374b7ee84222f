<?php

// Read before every program: what PHP's command line has, and this build of it has not.

define('STDIN', fopen('php://stdin', 'r'));
define('STDOUT', fopen('php://stdout', 'w'));
define('STDERR', fopen('php://stderr', 'w'));

// WASI cannot duplicate a descriptor, so each of these can be opened once, and we just did.
// Opened again, it is the same stream; everything else below php:// is PHP's own.
final class RoomStreams
{
    /** @var resource */
    public $context;
    /** @var resource|false */
    private $stream;

    public function stream_open(string $path, string $mode): bool
    {
        $shared = match (strtolower($path)) {
            'php://stdin' => STDIN,
            'php://stdout' => STDOUT,
            'php://stderr' => STDERR,
            default => null,
        };
        if ($shared !== null) {
            $this->stream = $shared;
            return true;
        }
        stream_wrapper_restore('php');
        $this->stream = fopen($path, $mode);
        self::take_over();
        return $this->stream !== false;
    }

    public static function take_over(): void
    {
        stream_wrapper_unregister('php');
        stream_wrapper_register('php', self::class);
    }

    public function stream_read(int $count): string|false
    {
        return $this->stream === STDIN ? fgets(STDIN, $count) : fread($this->stream, $count);
    }

    public function stream_write(string $bytes): int
    {
        return (int) fwrite($this->stream, $bytes);
    }

    public function stream_eof(): bool
    {
        return feof($this->stream);
    }

    public function stream_flush(): bool
    {
        return fflush($this->stream);
    }

    public function stream_seek(int $offset, int $whence): bool
    {
        return fseek($this->stream, $offset, $whence) === 0;
    }

    public function stream_tell(): int|false
    {
        return ftell($this->stream);
    }

    public function stream_truncate(int $size): bool
    {
        return ftruncate($this->stream, $size);
    }

    public function stream_stat(): array|false
    {
        return fstat($this->stream);
    }

    public function stream_set_option(): bool
    {
        return false;
    }
}

RoomStreams::take_over();

if (!function_exists('readline')) {
    function readline(?string $prompt = null): string|false
    {
        echo $prompt;
        $line = fgets(STDIN);
        return $line === false ? false : rtrim($line, "\r\n");
    }
}
