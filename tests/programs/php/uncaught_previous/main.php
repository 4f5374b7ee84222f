<?php
// An exception nobody catches, with the one before it.
class ConfigError extends Exception {}

class Config
{
    public function __construct(private string $file) {}

    public function load(array $options): array
    {
        try {
            return json_decode($this->file, true, 512, JSON_THROW_ON_ERROR);
        } catch (JsonException $e) {
            throw new ConfigError("bad settings: {$e->getMessage()}", 3, $e);
        } finally {
            echo "finally\n";
        }
    }
}

echo "before\n";
(new Config('{"a": '))->load(['strict' => true, 'n' => 1]);
echo "never\n";
