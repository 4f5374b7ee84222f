const build = (
  first: number,
  second: {
    third: string;
  },
): {
  fourth: number;
} => ({ fourth: first + second.third.length });
console.log(build(1, { third: 'abc' }));
const table = new Map<string, Array<{ n: number }>>([['k', [{ n: 1 }]]]);
const found = table.get('k')?.[0]!.n as number | undefined;
console.log(found, table.size < 2, 1 < 2 && 3 > 2);
type Deep<T> = T extends Array<infer U> ? Deep<U> : T;
const regex: RegExp = /<T>(as|is)/g;
console.log('<T>as'.replace(regex, '$1'), `a${(1 as number) + 1}b`);
label: for (const i of [1, 2] as number[]) { if (i > 1) break label; console.log(i); }
function isText(value: unknown): value is string { return typeof value === 'string'; }
function check(this: { ok: boolean }, value?: string): asserts value is string { console.log(this.ok, isText(value)); }
check.call({ ok: true }, 'x');
try { throw new Error('caught'); } catch (error: unknown) { console.log((error as Error).message); }
console.log(new Error('where').stack!.split('\n')[1]!.trim());
