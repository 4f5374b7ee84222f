const words: string[] = 'the quick brown fox jumps over the lazy dog the end'.split(' ');
const counts = words.reduce<Record<string, number>>((all, word) => ({ ...all, [word]: (all[word] ?? 0) + 1 }), {});
console.log(Object.entries(counts).sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).slice(0, 3));
class Stack<T> { #items: T[] = []; push(item: T): this { this.#items.push(item); return this; } *[Symbol.iterator](): Generator<T> { yield* this.#items.toReversed(); } }
console.log([...new Stack<number>().push(1).push(2).push(3)]);
const memo = new Map<number, bigint>();
const fib = (n: number): bigint => memo.get(n) ?? (memo.set(n, n < 2 ? BigInt(n) : fib(n - 1) + fib(n - 2)), memo.get(n)!);
console.log(fib(100), Object.groupBy([1, 2, 3], (n: number) => (n % 2 ? 'odd' : 'even')));
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const all = await Promise.all([3, 1, 2].map(async (n): Promise<number> => { await sleep(n); return n * n; }));
console.log(all, (0.1 + 0.2).toFixed(20), 1e21, -0);
