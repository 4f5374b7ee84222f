const pipe = (...fs) => (x) => fs.reduce((v, f) => f(v), x);
const map = (f) => (list) => list.map(f), filter = (f) => (list) => list.filter(f);
console.log(pipe(filter((n) => n % 2), map((n) => n * n), (l) => l.reduce((a, b) => a + b))([1, 2, 3, 4, 5]));
class Maybe {
  static some = (v) => Object.freeze(Object.assign(new Maybe(), { v }));
  static none = Object.freeze(new Maybe());
  map(f) { return 'v' in this ? Maybe.some(f(this.v)) : this; }
  or(d) { return 'v' in this ? this.v : d; }
}
console.log(Maybe.some(3).map((x) => x + 1).or(0), Maybe.none.map((x) => x + 1).or('nothing'), Maybe.some([1]), Maybe.none);
const lens = (...path) => ({ get: (o) => path.reduce((v, k) => v?.[k], o), set: (o, x, [k, ...rest] = path) => k === undefined ? x : { ...o, [k]: lens(...rest).set(o?.[k] ?? {}, x, rest) } });
const city = lens('address', 'city'), before = { name: 'Zoë', address: { zip: 1 } };
console.log(city.set(before, 'Köln'), before, city.get(city.set(before, 'Oslo')));
const zip = (...lists) => lists[0].map((_, i) => lists.map((l) => l[i])), range = (n) => [...Array(n).keys()];
console.log(zip([1, 2], ['a', 'b']), range(5), zip(...zip([1, 2, 3], [4, 5, 6])));
const Y = (f) => ((x) => x(x))((x) => f((y) => x(x)(y)));
console.log(Y((self) => (n) => (n < 2 ? 1 : n * self(n - 1)))(10), ((...args) => args.length)(...'abc'), Function.prototype.call.call(function () { return this.x; }, { x: 5 }));
function Old(name) { if (!new.target) return new Old(name); this.name = name; }
Old.prototype.hi = function () { return 'hi ' + this.name; };
const bound = Old.prototype.hi.bind({ name: 'bound' });
console.log(Old('a').hi(), bound(), bound.name, Old('b'), Math.max.apply(null, [1, 3]), [1, 2].map(String), (0, eval)('typeof module'));
const debounce = (f) => { let calls = 0; return Object.assign((...a) => (calls++, f(...a)), { calls: () => calls }); };
const counted = debounce((a, b) => a * b);
counted(2, 3); counted(1, 1);
console.log(counted.calls(), counted(4, 5), typeof counted, [3, 1, 2].toSorted().map((x, i, { length }) => `${x}/${length}`));
