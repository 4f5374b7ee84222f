function parse(value: string): number;
function parse(value: number): string;
function parse(value: string[]): number[];
function parse(value: string | number | string[]): number | string | number[] {
  if (typeof value === 'string') return Number(value);
  if (typeof value === 'number') return value.toFixed(1);
  return value.map((each) => parse(each));
}
console.log(parse('4') + 1, parse(4) + 1, parse(['1', '2']));
class Money {
  constructor(amount: number);
  constructor(text: string);
  constructor(readonly value: number | string, private currency?: string) { this.value = typeof value === 'string' ? parseFloat(value) : value; this.currency ??= 'EUR'; }
  add(other: Money): Money;
  add(amount: number): Money;
  add(other: Money | number): Money { return new Money(+this.value + +(other instanceof Money ? other.value : other)); }
  [Symbol.toPrimitive](hint: 'default' | 'number' | 'string'): number | string { return hint === 'number' ? +this.value : `${this.value} ${this.currency}`; }
}
console.log(`${new Money('2.5').add(3)}`, +new Money(7).add(new Money('1')), new Money(1) + '');
function greet(this: { name: string }, greeting: string, ...marks: string[]): string { return `${greeting} ${this.name}${marks.join('')}`; }
console.log(greet.call({ name: 'Zoë' }, 'Hi', '!', '?'), greet.bind({ name: 'Bob' })('Hey'));
