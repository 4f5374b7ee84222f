function* naturals(n = 0) { while (true) { const jump = yield n++; if (jump !== undefined) n = jump; } }
function* take(count, source) { for (const item of source) { if (count-- <= 0) return; yield item; } }
function* map(source, f) { for (const item of source) yield f(item); }
console.log([...take(5, map(naturals(1), (n) => n * n))]);

const steps = naturals();
console.log(steps.next(), steps.next(10), steps.next(), steps.return('done'), steps.next());

function* careful() {
  try { yield 1; yield 2; } catch (error) { console.log('inside:', error.message); yield 'recovered'; } finally { console.log('cleaned up'); }
  return 'end';
}
const it = careful();
console.log(it.next(), it.throw(new Error('thrown in')), it.next(), it.next());
for (const value of careful()) { console.log(value); break; }

function* outer() { const got = yield* inner(); console.log('inner gave', got); yield* 'hi'; yield* [1, [2]].flat(); }
function* inner() { yield 'a'; return 'b'; }
console.log([...outer()]);

class Tree {
  constructor(value, ...children) { Object.assign(this, { value, children }); }
  *[Symbol.iterator]() { yield this.value; for (const child of this.children) yield* child; }
}
const tree = new Tree(1, new Tree(2, new Tree(3)), new Tree(4));
console.log([...tree], Math.max(...tree), Array.from(tree, (n) => n * 10));
const [first, , third, ...others] = tree;
console.log(first, third, others);

const range = { from: 1, to: 4, [Symbol.iterator]() { let at = this.from; const { to } = this; return { next: () => at <= to ? { value: at++, done: false } : { value: undefined, done: true }, return() { console.log('stopped'); return {}; } }; } };
for (const n of range) if (n === 2) break;
console.log([...range], Object.prototype.toString.call(it), typeof it.next);
