const account = {
  _balance: 0, log: [],
  get balance() { return `€${this._balance.toFixed(2)}`; },
  set balance(amount) { if (amount < 0) throw new RangeError('no debts'); this.log.push(amount - this._balance); this._balance = amount; },
};
account.balance = 10; account.balance = 7.5;
try { account.balance = -1; } catch (error) { console.log(error.message); }
console.log(account.balance, account.log, account);
class Temperature {
  static #made = 0;
  #c = 0;
  constructor(c) { this.#c = c; Temperature.#made++; }
  get f() { return this.#c * 9 / 5 + 32; }
  set f(value) { this.#c = (value - 32) * 5 / 9; }
  static get made() { return Temperature.#made; }
  static from = (f) => { const t = new this(0); t.f = f; return t; };
  get #secret() { return 's' + this.#c; }
  tell(other) { return #c in other ? other.#secret : 'not one of us'; }
  static async later() { return new this(1); }
  *steps() { yield this.#c; }
  accessor = 'just a name'; static static = 1; 'quoted name' = 2; 42 = 3; [`com${1}puted`] = 4;
}
const t = Temperature.from(212);
console.log(t.f, t.tell(t), t.tell({}), Temperature.made, [...t.steps()], t, Temperature.static);
console.log(Object.getOwnPropertyNames(Temperature.prototype), Object.keys(t), 'f' in t, Object.hasOwn(t, 'f'), JSON.stringify(t));
Temperature.later().then((x) => console.log(x.f, x instanceof Temperature));
class A { static create() { return new this(); } name() { return this.constructor.name; } }
class B extends A { name() { return `B over ${super.name()}`; } static create() { const b = super.create(); b.made = true; return b; } }
console.log(B.create(), B.create().name(), Object.getPrototypeOf(B) === A, B.name, B.length, (class { }).name, new (class extends null { constructor() { return Object.create(new.target.prototype); } })() instanceof Object);
