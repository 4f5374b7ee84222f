type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const flatten = (value: Json, at = ''): [string, Json][] => typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, at ? `${at}.${key}` : key)) : [[at, value]];
const data: Json = JSON.parse('{"name":"Zoë","tags":["a",{"b":[true,null]}],"n":-1.5e3,"empty":{}}');
console.log(flatten(data), JSON.stringify(data) === JSON.stringify(JSON.parse(JSON.stringify(data, null, '\t'))));
class Point { constructor(public x: number, public y: number) {} toJSON(): string { return `${this.x},${this.y}`; } static from(text: string): Point { const [x, y] = text.split(',').map(Number) as [number, number]; return new Point(x, y); } }
console.log(JSON.stringify({ at: new Point(1, 2), skip: undefined, fn() {}, big: [undefined, () => 1, NaN, Infinity], when: new Date(0), s: Symbol('x') }));
console.log(JSON.stringify({ b: 1, a: [1, { c: 2 }] }, null, 2), JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b']), JSON.stringify('"\u2028\n\ud83d'));
console.log(JSON.stringify({ a: 1, b: 2 }, (key: string, value: unknown) => (typeof value === 'number' ? value * 2 : value)), Point.from(JSON.parse('"3,4"')));
function isRecord(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }
for (const text of ['{"a":1}', '[1]', 'null', '{a}', '']) try { console.log(text, isRecord(JSON.parse(text))); } catch (error) { console.log(text, '!', (error as Error).message); }
