const a: number | null = null as number | null, b: string = '', c = 0, d: any = { e: null };
console.log(a ?? 'null', b || 'empty', b ?? 'kept', c ?? 1, c || 1, d.e?.f?.g, d?.['x']?.y, d.z?.(1));
let x: any, y = 1; x ??= 5; y ||= 9; y &&= 7; let z = 2; z **= 5; z <<= 1; z >>>= 2; z ^= 3;
console.log(x!, y as number, z, ~z, -z >>> 28, 5 & 3 | 4, !!'' === false, typeof null, void 0);
console.log((1 < 2 as any) < 3, (3 > 2) > (1 as any), '2' > '12', [] + ({} as any), [1] == (1 as any), null == undefined, NaN !== NaN);
const list = [1, 2, 3] as const, copy = [...list, ...'ab', ...new Set([1, 1])];
console.log(copy, { ...{ a: 1, b: 2 }, b: 3, ...(false as any), ...null }, Math.max(...list), delete d.e, 'e' in d);
label: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 2) continue label; if (i === 2) break label; console.log(i, j); } }
const n = +'42' - -1, t = n > 40 ? n < 44 ? 'in' : 'high' : 'low', comma = (1, 2, 3);
console.log(n, t, comma, n!-1, (n as number)-1, n/2/2, `${n}${`${t}`}`, /a\/[/]b/.test('a//b'), (<T>(v: T) => v)(5));
var hoisted = typeof later; function later(): void {} console.log(hoisted, (() => ({}))(), ((): string => 'arrow')());
do { y--; } while (y > 0); switch (true) { case y < 0: console.log('negative'); case y === 0: console.log('zero'); break; default: console.log('never'); }
