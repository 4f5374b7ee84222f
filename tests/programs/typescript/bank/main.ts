class InsufficientFunds extends Error { override name = 'InsufficientFunds'; constructor(public readonly missing: number) { super(`${missing.toFixed(2)} missing`); } }
interface Entry { readonly amount: number; readonly balance: number; readonly note: string }
class Account {
  private static next = 1;
  readonly id: number = Account.next++;
  #entries: Entry[] = [];
  constructor(public owner: string, initial = 0) { if (initial) this.book(initial, 'opening'); }
  get balance(): number { return this.#entries.at(-1)?.balance ?? 0; }
  private book(amount: number, note: string): this { this.#entries.push({ amount, balance: Math.round((this.balance + amount) * 100) / 100, note }); return this; }
  deposit(amount: number): this { if (!(amount > 0)) throw new RangeError(`bad amount: ${amount}`); return this.book(amount, 'deposit'); }
  withdraw(amount: number): this { if (amount > this.balance) throw new InsufficientFunds(amount - this.balance); return this.book(-amount, 'withdrawal'); }
  transfer(to: Account, amount: number): void { this.withdraw(amount); to.deposit(amount); }
  get statement(): readonly Entry[] { return Object.freeze([...this.#entries]); }
}
const zoe = new Account('Zoë', 100), bob = new Account('Bob');
zoe.deposit(0.1).deposit(0.2).transfer(bob, 50.05);
for (const work of [(): unknown => bob.withdraw(99), () => zoe.deposit(-5), () => zoe.deposit(NaN), () => (zoe.statement as Entry[]).push(zoe.statement[0]!)]) try { work(); } catch (error) { console.log(error instanceof InsufficientFunds ? `${error.name}: ${error.message} (${error.missing.toFixed(1)})` : `${(error as Error).name}: ${(error as Error).message}`); }
console.log(zoe.balance, bob.balance, zoe.statement.map(({ note, amount }) => `${note} ${amount}`), bob);
