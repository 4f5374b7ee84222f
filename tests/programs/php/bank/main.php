<?php
// Accounts told by lines of the standard input: interfaces, events, exceptions.
interface Ledger { public function record(string $owner, int $cents): void; }
final class Insufficient extends DomainException { public static function by(string $owner, int $cents): self { return new self(sprintf('%s lacks %.2f', $owner, $cents / 100)); } }
final class Memory implements Ledger, Countable
{
    private array $lines = [];
    public function record(string $owner, int $cents): void { $this->lines[$owner][] = $cents; }
    public function of(string $owner): array { return $this->lines[$owner] ?? []; }
    public function count(): int { return array_sum(array_map('count', $this->lines)); }
}
final class Bank
{
    private array $balances = [];
    public function __construct(private readonly Ledger $ledger) {}
    public function open(string $owner): void { isset($this->balances[$owner]) ? throw new DomainException("$owner has an account") : $this->balances[$owner] = 0; }
    public function deposit(string $owner, string $amount): void { $this->change($owner, $this->cents($amount)); }
    public function withdraw(string $owner, string $amount): void { $this->change($owner, -$this->cents($amount)); }
    public function transfer(string $from, string $to, string $amount): void { $this->known($to); $this->withdraw($from, $amount); $this->deposit($to, $amount); }
    public function show(string $owner): void { $this->known($owner); printf("%-4s%9.2f\n", $owner, $this->balances[$owner] / 100); }
    private function known(string $owner): void { isset($this->balances[$owner]) || throw new DomainException("nobody is called $owner"); }
    private function cents(string $amount): int { return preg_match('/^\d+(\.\d\d?)?$/', $amount) ? (int) round($amount * 100) : throw new InvalidArgumentException("'$amount' is no amount"); }
    private function change(string $owner, int $cents): void
    {
        $this->known($owner);
        if ($this->balances[$owner] + $cents < 0) throw Insufficient::by($owner, -$this->balances[$owner] - $cents);
        $this->balances[$owner] += $cents;
        $this->ledger->record($owner, $cents);
    }
}

$bank = new Bank($ledger = new Memory);
for ($n = 1; ($line = fgets(STDIN)) !== false; $n++) {
    [$command, $words] = [strtok(trim($line), ' '), array_slice(explode(' ', trim($line)), 1)];
    if ($command === false) continue;
    try {
        is_callable([$bank, $command]) || throw new BadMethodCallException("what is $command?");
        $bank->$command(...$words);
    } catch (Insufficient $e) { echo "line $n refused: {$e->getMessage()}\n"; }
    catch (LogicException $e) { echo "line $n: {$e->getMessage()}\n"; }
    catch (ArgumentCountError) { echo "line $n: too few words\n"; }
}
echo count($ledger), ' changes, ', json_encode($ledger->of('ann')), "\n";
