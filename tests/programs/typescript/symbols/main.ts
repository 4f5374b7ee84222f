const id: unique symbol = Symbol('id');
interface Tagged { [id]: number; name: string }
class Range implements Iterable<number> {
  constructor(readonly from: number, readonly to: number, readonly step: number = 1) {}
  [Symbol.iterator](): Iterator<number> { let at = this.from; const { to, step } = this; return { next: (): IteratorResult<number> => at <= to ? { value: (at += step) - step, done: false } : { value: undefined, done: true } }; }
  get [Symbol.toStringTag](): string { return 'Range'; }
  static [Symbol.hasInstance](value: unknown): boolean { return typeof value === 'object' && value !== null && 'from' in value && 'to' in value; }
}
const tagged: Tagged = { [id]: 7, name: 'seven' };
console.log(tagged, tagged[id], Object.getOwnPropertySymbols(tagged), id.description, Symbol.for('a') === Symbol.for('a'));
console.log([...new Range(1, 10, 3)], Math.max(...new Range(1, 5)), `${new Range(0, 1)}`, ({ from: 0, to: 1 }) instanceof Range);
const [first, second, ...rest] = new Range(5, 9);
console.log(first, second, rest, new Map(Array.from(new Range(1, 3), (n): [number, string] => [n, 'x'.repeat(n)])));
console.log(new Range(1, 2), Object.prototype.toString.call(new Range(1, 2)), Array.from({ length: 3 }, (_, i: number) => i ** 2));
