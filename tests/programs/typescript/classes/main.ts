abstract class Account<T extends { id: number }> {
  static #made = 0;
  protected readonly log: string[] = [];
  private secret?: string;
  declare phantom: string;
  constructor(public readonly owner: string, protected balance = 0, private item?: T) {
    Account.#made++;
  }
  abstract describe(): string;
  deposit(amount: number): this { this.balance += amount; this.log.push(`+${amount}`); return this; }
  get worth(): number { return this.balance; }
  static get made(): number { return Account.#made; }
  find(id: number): T | undefined;
  find(id: string): undefined;
  find(id: any): any { return this.item?.id === id ? this.item : undefined; }
}
class Savings extends Account<{ id: number }> implements Printable {
  constructor(owner: string, private rate: number) { super(owner, 100, { id: 7 }); }
  override describe(): string { return `${this.owner}: ${this.balance * (1 + this.rate)} ${this.log}`; }
}
interface Printable { describe(): string }
const mine = new Savings('Zoë', 0.5).deposit(20).deposit(5);
console.log(mine.describe(), mine.worth, mine.find(7), mine.find('x'), Account.made);
console.log(mine);
