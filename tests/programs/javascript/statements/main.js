switch (3) { case 1: console.log('one'); case 3: console.log('three'); case 4: console.log('falls'); break; default: console.log('no'); }
const kind = (v) => { switch (true) { case v === null: return 'null'; case Array.isArray(v): return 'array'; case typeof v === 'object': return 'object'; default: return typeof v; } };
console.log([null, [], {}, 1, 's', undefined, () => 1, 1n, Symbol()].map(kind));
let i = 0;
do { i += 2; if (i === 4) continue; if (i > 7) break; } while (true);
console.log(i, i++ + ++i, i--, (-i) ** 0 || 'x' ? 'always' : '');
var a = 1; { var a = 2; let b = a; { let b = 3; } console.log(a, b); }
with_: { if (a) break with_; console.log('skipped'); }
for (const c of 'ab') for (const k in { x: 1, y: 2 }) console.log(c + k);
for (let x = 0, y = 10; x < y; x += 3, y -= 2) console.log(x, y);
if (a > 1) { console.log('more'); } else if (a) console.log('one'); else console.log('none');
console.log(a, typeof nothing, delete [].length, !!'' || !!'0', a ? a > 1 ? 'two' : 'one' : 'zero', ((a, b) => a + b)(...[1, 2]), (() => ({}))(), void 'x');
while (a --> 0) console.log(a);
