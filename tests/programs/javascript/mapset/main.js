const map = new Map([['a', 1], [NaN, 'nan'], [{ k: 1 }, [1, 2]]]);
map.set(0, 'zero').set(-0, 'minus zero');
console.log(map, map.get(NaN), map.get(0), map.size, map.has({ k: 1 }));
console.log([...map.keys()], [...map.values()].length, Object.fromEntries(new Map([['x', 1], ['y', 2]])));
map.delete('a');
map.forEach((value, key) => console.log(typeof key, value));
const set = new Set('mississippi');
console.log(set, [...set].join(''), set.add('z').size, new Set([1, '1', 1, NaN, NaN]));
const [left, right] = [new Set([1, 2, 3]), new Set([2, 3, 4])];
console.log([...left].filter((n) => right.has(n)), new Set([...left, ...right]));
const weak = new WeakMap(), key = {};
weak.set(key, 'held');
console.log(weak.get(key), weak.has({}), new WeakSet([key]).has(key), weak);
try { weak.set('text', 1); } catch (error) { console.log(error.name); }
const count = [...'the cat the dog the end'.split(' ')].reduce((m, w) => m.set(w, (m.get(w) ?? 0) + 1), new Map());
console.log(new Map([...count].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))));
for (const n of left) if (n < 5) left.add(n + 2);
console.log(left, map.entries().next(), new Map().set('deep', new Map([[new Set([1]), { a: { b: { c: {} } } }]])));
console.log(map[Symbol.iterator] === map.entries, set.keys === set.values, Object.prototype.toString.call(set));
