function counter(start = 0, { step = 1 } = {}) {
  let value = start;
  return { next: () => (value += step), reset() { value = start; return this; }, get value() { return value; } };
}
const a = counter(), b = counter(10, { step: 5 });
console.log(a.next(), a.next(), b.next(), b.reset().next(), a.value, b.value);

const compose = (...functions) => (value) => functions.reduceRight((so, next) => next(so), value);
const curry = (f, ...held) => held.length >= f.length ? f(...held) : (...more) => curry(f, ...held, ...more);
console.log(compose(String, (n) => n * 2, (n) => n + 1)(4) + '!', curry((x, y, z) => x + y + z)(1)(2, 3));

const memo = (f, seen = new Map()) => (n) => seen.has(n) ? seen.get(n) : (seen.set(n, f(n)), seen.get(n));
const fibonacci = memo((n) => n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
console.log(fibonacci(80));

var late = [], let_ = [];
for (var i = 0; i < 3; i++) late.push(() => i);
for (let j = 0; j < 3; j++) let_.push(() => j);
console.log(late.map((f) => f()), let_.map((f) => f()));
console.log(typeof hoisted, hoisted(), (function () { return typeof this; })(), (() => typeof this)());
function hoisted() { return 'hoisted ' + typeof notYet; var notYet = 1; }
try { early; let early = 1; } catch (error) { console.log(error.name); }
function once(f) { let result; return () => result ??= f(); }
const roll = once(() => ({ rolled: true }));
console.log(roll() === roll(), (function f(n) { return n ? n * f(n - 1) : 1; })(10), counter.length, ((a, b = 1, ...c) => a).length);
label: for (const x of [1, 2, 3]) { for (const y of [1, 2, 3]) { if (y === 2) continue label; if (x === 3) break label; console.log(x, y); } }
