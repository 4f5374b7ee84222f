const log = [];
const watched = new Proxy({ a: 1, list: [] }, {
  get(target, key, receiver) { log.push(`get ${String(key)}`); return Reflect.get(target, key, receiver); },
  set(target, key, value, receiver) { log.push(`set ${key}`); return Reflect.set(target, key, value, receiver); },
  has(target, key) { return key.startsWith('_') ? false : key in target; },
  deleteProperty(target, key) { log.push(`delete ${key}`); return delete target[key]; },
  ownKeys: (target) => Reflect.ownKeys(target).filter((key) => !key.startsWith('_')),
});
watched.a += 1; watched._hidden = 2; watched.list.push(3); delete watched.gone;
console.log(log, '_hidden' in watched, 'a' in watched, Object.keys(watched));
const defaults = (value) => new Proxy({}, { get: (target, key) => key in target ? target[key] : value });
const counts = defaults(0);
for (const c of 'hello') counts[c]++;
console.log({ ...counts }, counts.zzz);
const negative = (array) => new Proxy(array, { get: (t, k, r) => Reflect.get(t, typeof k === 'string' && /^-\d+$/.test(k) ? t.length + +k : k, r) });
console.log(negative([1, 2, 3])[-1], Array.isArray(negative([])));
const callable = new Proxy(function add(a, b) { return a + b; }, { apply: (f, self, args) => f(...args) * 10, construct: (f, args) => ({ made: args }) });
console.log(callable(1, 2), new callable(7), callable.name);
const strict = new Proxy({}, { set() { return false; }, defineProperty: () => false });
console.log(Reflect.set(strict, 'x', 1), Reflect.defineProperty(strict, 'y', { value: 1 }));
(function () { 'use strict'; try { strict.x = 1; } catch (error) { console.log(error.name); } })();
const { proxy, revoke } = Proxy.revocable({ x: 1 }, {});
console.log(proxy.x); revoke();
try { proxy.x; } catch (error) { console.log(error.name); }
console.log(Reflect.has({ x: 1 }, 'x'), Reflect.apply(Math.max, null, [1, 2]), Reflect.construct(Date, [0]).getTime(), Reflect.getPrototypeOf([]) === Array.prototype);
const build = (path = []) => new Proxy(() => {}, { get: (_, key) => build([...path, key]), apply: (_, __, args) => `${path.join('/')}(${args})` });
console.log(build().users.byId.posts(1, 2));
