class Vault {
  #secret: string;
  static #opened = 0;
  private attempts = 0;
  constructor(secret: string, public readonly owner: string) { this.#secret = secret; }
  #check(guess: string): boolean { this.attempts += 1; return guess === this.#secret; }
  open(guess: string): string { if (this.#check(guess)) { Vault.#opened++; return 'open'; } return `wrong (${this.attempts})`; }
  static get opened(): number { return Vault.#opened; }
  static isVault(value: unknown): value is Vault { return typeof value === 'object' && value !== null && #secret in value; }
  get #length(): number { return this.#secret.length; }
  hint(): string { return '*'.repeat(this.#length); }
}
const vault = new Vault('sesame', 'Ali');
console.log(vault.open('please'), vault.open('sesame'), Vault.opened, vault.hint());
console.log(Vault.isVault(vault), Vault.isVault({ secret: 'x' }), Object.keys(vault));
console.log(vault, (vault as any).secret, JSON.stringify(vault));
