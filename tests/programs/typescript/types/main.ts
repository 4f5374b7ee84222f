interface Shape { kind: 'circle' | 'square'; size: number; note?: string }
type Area = (shape: Shape) => number;
const area: Area = ({ kind, size }) => (kind === 'circle' ? Math.PI * size ** 2 : size * size);
const shapes: readonly Shape[] = [{ kind: 'circle', size: 1 }, { kind: 'square', size: 2, note: 'ü' }] as const;
for (const shape of shapes) console.log(shape.kind, area(shape).toFixed(3), shape.note ?? '-');
function pick<T, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}
console.log(pick({ a: 1, b: 'two', c: true }, 'a', 'c'));
const identity = <T,>(value: T): T => value;
const later = async <T>(value: T): Promise<T> => value;
console.log(identity<number>(5), (<any>'text').length, ('x' as unknown as string)!.length);
later({ done: true } satisfies object).then((value) => console.log(value));
let total!: number;
total = [1, 2, 3].reduce((sum: number, n: number): number => sum + n, 0);
console.log(total);
declare const NOWHERE: string;
console.log(typeof NOWHERE);
