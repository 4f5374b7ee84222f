const original = { date: new Date(0), map: new Map([['k', { v: 1 }]]), set: new Set([1]), re: /x/gi, list: [1, , 3], bytes: new Uint8Array([1, 2]), nested: { u: undefined, n: null, big: 5n }, error: new RangeError('r') };
original.self = original;
const copy = structuredClone(original);
console.log(copy.self === copy, copy.map.get('k') !== original.map.get('k'), copy.date, copy.set, copy.re, copy.list, copy.bytes, copy.nested, copy.error.name, copy.error.message);
for (const wrong of [() => structuredClone(() => 1), () => structuredClone({ s: Symbol('x') })]) { try { wrong(); } catch (error) { console.log(error.name); } }
class P { x = 1; get y() { return 2; } }
console.log(structuredClone(new P()), structuredClone(new P()) instanceof P, structuredClone('text'), structuredClone([new String('s')]));
const frozen = Object.freeze({ a: 1, deep: { b: 2 } });
frozen.a = 9; frozen.deep.b = 3; delete frozen.a;
console.log(frozen, Object.isFrozen(frozen), Object.isFrozen(frozen.deep), Object.isSealed(Object.seal({ x: 1 })), Object.isExtensible(Object.preventExtensions({})));
const object = {};
Object.defineProperty(object, 'hidden', { value: 1, enumerable: false });
Object.defineProperties(object, { shown: { value: 2, enumerable: true }, got: { get: () => 3, enumerable: true } });
console.log(object, object.hidden, Object.getOwnPropertyDescriptor(object, 'hidden'), Object.entries(object), { ...object });
console.log(Object.is(NaN, NaN), Object.assign({}, { a: 1 }, null, { b: 2 }), Object.fromEntries([['x', 1]]), Object.hasOwn({ a: 1 }, 'a'), 'toString' in {}, {}.hasOwnProperty('toString'));
const parent = { hi() { return `parent of ${this.name}`; } }, child = { __proto__: parent, name: 'child', hi() { return super.hi() + '!'; } };
console.log(child.hi(), Object.getPrototypeOf(child) === parent, Object.keys(child), parent.isPrototypeOf(child));
for (const key in child) console.log('in', key);
