interface Options { readonly width?: number; height?: number; style?: { color?: string; weight?: 'bold' | 'light' } }
function box({ width = 10, height = width / 2, style: { color = 'black', weight } = {} }: Options = {}, ...rest: unknown[]): string {
  return `${width}x${height} ${color} ${weight ?? 'normal'} +${rest.length}`;
}
console.log(box(), box({ width: 4 }), box({ height: 1, style: { weight: 'bold' } }, 1, 2), box(undefined, null));
const [first = 'one', , third = 'three', ...others]: (string | undefined)[] = ['1', '2', undefined, '4', '5'];
console.log(first, third, others);
const { a, b: { c: deep = 5, ...inner }, ...outer }: { a: number; b: { c?: number; d: string; e: boolean }; f: null; g: symbol | 1 } = { a: 1, b: { d: 'x', e: true }, f: null, g: 1 };
console.log(a, deep, inner, outer);
let x: number = 1, y: number = 2;
[x, y] = [y, x];
({ x, y } = { x: x * 10, y: y * 10 });
console.log(x, y);
const swap = <A, B>([left, right]: readonly [A, B]): [B, A] => [right, left];
console.log(swap([1, 'a'] as const), ((n?: number, label: string = `n=${n}`): string => label)(3), (function (this: void, n = 2): number { return n * n; })());
for (const { id, tags: [tag = 'none'] = [] } of [{ id: 1, tags: ['x', 'y'] }, { id: 2 }, { id: 3, tags: [] }] as { id: number; tags?: string[] }[]) console.log(id, tag);
