const wait = <T,>(ms: number, value: T): Promise<T> => new Promise<T>((resolve) => setTimeout(resolve, ms, value));
async function fail(ms: number, why: string): Promise<never> { await wait(ms, null); throw new RangeError(why); }
type Settled<T> = { ok: true; value: T } | { ok: false; error: Error };
const settle = async <T,>(work: Promise<T>): Promise<Settled<T>> => { try { return { ok: true, value: await work }; } catch (error: unknown) { return { ok: false, error: error as Error }; } };
console.log(await Promise.all([wait(20, 'slow'), wait(5, 'fast')] as const));
console.log(await Promise.race([wait(30, 1), wait(1, 2)]), await Promise.any([fail(1, 'no'), wait(5, 'yes')]));
for (const found of await Promise.all([settle(wait(1, 5)), settle(fail(1, 'late'))])) console.log(found.ok ? found.value : `${found.error.name}: ${found.error.message}`);
console.log((await Promise.allSettled([wait(1, 'a'), fail(2, 'b')])).map((one) => one.status));
async function* count(to: number): AsyncGenerator<number, string, void> { for (let i = 1; i <= to; i++) yield await wait(1, i); return 'done'; }
let sum = 0;
for await (const n of count(4)) sum += n;
console.log(sum);
async function pool<T, R>(items: T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []; let next = 0, most = 0, active = 0;
  await Promise.all(Array.from({ length: size }, async () => { while (next < items.length) { const i = next++; most = Math.max(most, ++active); results[i] = await work(items[i]!); active--; } }));
  console.log('at once', most);
  return results;
}
console.log(await pool([3, 1, 2, 5, 4], 2, async (n) => wait(n, n * n)));
