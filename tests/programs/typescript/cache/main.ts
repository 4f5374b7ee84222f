class LRU<K, V> {
  readonly #entries = new Map<K, V>();
  hits = 0; misses = 0;
  constructor(private readonly limit: number) {}
  get(key: K, make: (key: K) => V): V {
    if (this.#entries.has(key)) { this.hits++; const value = this.#entries.get(key)!; this.#entries.delete(key); this.#entries.set(key, value); return value; }
    this.misses++;
    const value = make(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.limit) this.#entries.delete(this.#entries.keys().next().value!);
    return value;
  }
  keys(): K[] { return Array.from(this.#entries.keys()); }
}
const cache = new LRU<string, number>(2);
for (const word of ['a', 'b', 'a', 'c', 'b', 'b']) cache.get(word, (key) => key.charCodeAt(0));
console.log(cache.keys(), cache.hits, cache.misses, cache);
function memoize<A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) & { calls: number } {
  const known = new Map<string, R>();
  const memoized = Object.assign((...args: A): R => { const key = JSON.stringify(args); if (!known.has(key)) { memoized.calls++; known.set(key, work(...args)); } return known.get(key)!; }, { calls: 0 });
  return memoized;
}
const ways = memoize((rows: number, columns: number): number => (rows === 1 || columns === 1 ? 1 : ways(rows - 1, columns) + ways(rows, columns - 1)));
console.log(ways(16, 16), ways.calls, new WeakMap<object, number>([[cache, 1]]).get(cache));
