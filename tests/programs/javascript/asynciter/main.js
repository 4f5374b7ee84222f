const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
class Channel {
  #queue = []; #waiting = []; #closed = false;
  send(value) { const next = this.#waiting.shift(); next ? next({ value, done: false }) : this.#queue.push(value); }
  close() { this.#closed = true; for (const next of this.#waiting) next({ value: undefined, done: true }); }
  next() { return this.#queue.length ? Promise.resolve({ value: this.#queue.shift(), done: false }) : this.#closed ? Promise.resolve({ done: true }) : new Promise((resolve) => this.#waiting.push(resolve)); }
  [Symbol.asyncIterator]() { return this; }
}
class Semaphore {
  #free; #queue = []; most = 0; running = 0;
  constructor(free) { this.#free = free; }
  async run(work) {
    if (this.#free > 0) this.#free--; else await new Promise((go) => this.#queue.push(go));
    this.most = Math.max(this.most, ++this.running);
    try { return await work(); } finally { this.running--; const next = this.#queue.shift(); next ? next() : this.#free++; }
  }
}
async function* merge(...sources) {
  const pending = new Map(sources.map((s, i) => [i, s.next().then((r) => [i, r])]));
  while (pending.size) { const [i, { value, done }] = await Promise.race(pending.values()); if (done) pending.delete(i); else { pending.set(i, sources[i].next().then((r) => [i, r])); yield value; } }
}
async function* every(ms, ...values) { try { for (const value of values) { await pause(ms); yield value; } } finally { console.log('source of', values, 'ends'); } }
(async () => {
  const channel = new Channel();
  (async () => { for (const n of [1, 2, 3]) { channel.send(n); await pause(1); } channel.close(); })();
  for await (const n of channel) console.log('got', n);
  const gate = new Semaphore(2);
  console.log(await Promise.all([1, 2, 3, 4, 5].map((n) => gate.run(async () => (await pause(2), n * n)))), gate.most);
  const all = [];
  for await (const v of merge(every(5, 'a', 'b'), every(150, 'x'))) all.push(v);
  console.log(all.join(''));
  for await (const v of every(1, 'only', 'never')) { console.log(v); break; }
  const retry = async (f, times) => { for (let i = 1; ; i++) try { return await f(i); } catch (error) { console.log('attempt', i, error.message); if (i === times) throw error; } };
  console.log(await retry(async (n) => { if (n < 3) throw new Error(`no ${n}`); return `yes ${n}`; }, 5));
  const controller = new AbortController();
  controller.signal.addEventListener('abort', () => console.log('aborted', controller.signal.aborted));
  controller.abort();
  const iterator = every(1, 1);
  console.log(await iterator.return('early'), await iterator.next());
})();
