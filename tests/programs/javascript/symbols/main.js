const id = Symbol('id'), shared = Symbol.for('app.key');
const thing = { [id]: 1, visible: 2, [shared]: 3, [Symbol()]: 'empty' };
console.log(thing, Object.keys(thing), Object.getOwnPropertySymbols(thing).length, JSON.stringify(thing), id.description);
console.log(Symbol.for('app.key') === shared, Symbol.keyFor(shared), Symbol.keyFor(id), Symbol('a') === Symbol('a'), typeof id, id.toString());
class Money {
  constructor(amount) { this.amount = amount; }
  [Symbol.toPrimitive](hint) { return hint === 'string' ? `€${this.amount}` : hint === 'number' ? this.amount : `money:${this.amount}`; }
  get [Symbol.toStringTag]() { return 'Money'; }
}
const five = new Money(5);
console.log(`${five}`, +five, five + '', five * 2, five > 4, Object.prototype.toString.call(five));
const list = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
console.log([1].concat(list, [[2]]), Array.from(list));
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
console.log(2 instanceof Even, 3 instanceof Even);
class Stack extends Array { static get [Symbol.species]() { return Array; } }
console.log(new Stack(1, 2, 3), new Stack(1, 2, 3).map((n) => n).constructor.name, Stack.from([1]) instanceof Stack);
const matcher = { [Symbol.split](text) { return [...text].filter((c) => c !== ' '); } };
console.log('a b c'.split(matcher), Symbol.iterator, [Symbol('x')]);
for (const wrong of [() => id + '', () => new Symbol(), () => +id]) { try { wrong(); } catch (error) { console.log(error.name); } }
console.log(Reflect.ownKeys({ b: 1, 2: 1, a: 1, 1: 1, [id]: 1 }), Symbol.asyncIterator.description, [][Symbol.unscopables] !== undefined);
