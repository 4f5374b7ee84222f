const value = { text: 'é\u2028"\\\n\u0007', n: [1, -0, 1e21, 1e-7, NaN, Infinity], yes: true, none: null, un: undefined, f() {}, when: new Date(0), nested: { empty: {}, list: [] }, map: new Map([[1, 2]]), [Symbol('s')]: 1 };
console.log(JSON.stringify(value));
console.log(JSON.stringify(value, null, 2));
console.log(JSON.stringify(value, ['text', 'nested', 'list'], '--'), JSON.stringify([undefined, () => 1, Symbol('x')]), JSON.stringify(undefined));
console.log(JSON.stringify({ a: 1, b: [1, { a: 2, c: 'x' }] }, (key, v) => typeof v === 'number' ? v * 10 : key === 'c' ? undefined : v));
console.log(JSON.parse('{"a":[1,2,{"b":null}],"__proto__":{"x":1},"u":"\\ud83d\\ude00"}'), JSON.parse(' [1e3, -0.5, "\\/"] '));
console.log(JSON.parse('{"when":"1970-01-01T00:00:00.000Z","n":{"m":1}}', function (key, v) { return key === 'when' ? new Date(v) : v; }));
for (const text of ['{a:1}', '[1,]', '', '{"a":1', "'x'", '01', 'undefined', '"\n"', '[1] x']) {
  try { console.log(JSON.parse(text)); } catch (error) { console.log(error.name); }
}
const loop = { name: 'loop' }; loop.self = loop;
try { JSON.stringify(loop); } catch (error) { console.log(error.name); }
class Temperature { constructor(c) { this.c = c; } toJSON(key) { return `${this.c}°C at ${key}`; } }
console.log(JSON.stringify({ now: new Temperature(20), list: [new Temperature(1)] }), JSON.stringify('\ud800'), JSON.stringify(Object(1n - 1n) && [new Number(3), new String('s'), Object(false)]));
console.log(JSON.stringify({ a: { b: { c: [1, [2, [3]]] } } }, null, '\t'), JSON.stringify(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })));
