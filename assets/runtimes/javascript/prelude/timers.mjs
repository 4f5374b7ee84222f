// Timers in the order of their time; QuickJS runs due ones in the order of their making.
import * as os from 'qjs:os';
import { customInspect } from './inspect.mjs';

/** Milliseconds since the program started. */
const started = os.now();
export const clock = () => (os.now() - started) / 1000;

// What `process.nextTick` was given: before promises when a callback of ours ends, else among them.
let ticks = [];
export function nextTick(callback, ...values) { callable(callback); if (!ticks.length) queueMicrotask(runTicks); ticks.push(() => callback(...values)); }
export function runTicks() { while (ticks.length) ticks.shift()(); }

let queue = [], native = null, nextId = 1, immediates = [];

export class Timeout {
  constructor(callback, ms, values, repeats) { this.id = nextId++; this.callback = callback; this.ms = Math.trunc(Math.max(1, Math.min(+ms || 1, 2147483647))); this.values = values; this.repeats = repeats; this.counts = true; this.waits = false; }
  ref() { this.counts = true; arm(); return this; }
  unref() { this.counts = false; arm(); return this; }
  hasRef() { return this.counts; }
  refresh() { remove(this); insert(this); return this; }
  close() { remove(this); return this; }
  [Symbol.toPrimitive]() { return this.id; }
  [Symbol.dispose]() { remove(this); }
  [customInspect]() { return `Timeout { _idleTimeout: ${this.ms}, [Symbol(asyncId)]: ${this.id} }`; }
}

function insert(timer) {
  timer.due = clock() + timer.ms; timer.waits = true;
  let low = 0, high = queue.length;
  while (low < high) { const middle = (low + high) >> 1; if (Math.trunc(queue[middle].due) <= Math.trunc(timer.due)) low = middle + 1; else high = middle; }
  queue.splice(low, 0, timer);
  arm();
}
function remove(timer) { if (!timer?.waits) return; timer.waits = false; queue.splice(queue.indexOf(timer), 1); arm(); }

function arm() {
  if (native !== null) os.clearTimeout(native);
  native = null;
  // Only timers that count keep the program alive.
  if (immediates.length) native = os.setTimeout(fire, 0);
  else if (queue.some((timer) => timer.counts)) native = os.setTimeout(fire, Math.max(0, Math.ceil(queue[0].due - clock())));
}

function fire() {
  native = null;
  try {
    const due = immediates; immediates = [];
    while (due.length) { const task = due.shift(); if (!due.length) { task.run(); break; } try { task.run(); } catch (error) { immediates.unshift(...due.splice(0)); throw error; } queueMicrotask(() => {}); }
    const now = clock();
    if (queue.length && queue[0].due <= now + 0.5) {
      const timer = queue.shift();
      timer.waits = false;
      // One per turn, so that promises settle in between, as in Node.
      try { timer.callback(...timer.values); runTicks(); } finally { if (timer.repeats && !timer.waits) insert(timer); }
    }
  } finally { arm(); }
}

const callable = (callback) => { if (typeof callback !== 'function') throw Object.assign(new TypeError('The "callback" argument must be of type function.'), { code: 'ERR_INVALID_ARG_TYPE' }); };
export function setTimeout(callback, ms, ...values) { callable(callback); const timer = new Timeout(callback, ms, values, false); insert(timer); return timer; }
export function setInterval(callback, ms, ...values) { callable(callback); const timer = new Timeout(callback, ms, values, true); insert(timer); return timer; }
export function clearTimeout(timer) { if (timer instanceof Timeout) { timer.repeats = false; remove(timer); } else if (timer !== undefined && timer !== null) remove(queue.find((other) => other.id === +timer)); }
export const clearInterval = clearTimeout;
/** Whether a timer will still fire. */
export const isWaiting = () => native !== null;
export function setImmediate(callback, ...values) { callable(callback); const task = { run: () => callback(...values) }; immediates.push(task); arm(); return task; }
export function clearImmediate(task) { immediates = immediates.filter((other) => other !== task); arm(); }

const aborted = (signal) => Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });
export const timerPromises = {
  setTimeout: (ms, value, { signal } = {}) => new Promise((resolve, reject) => { if (signal?.aborted) return reject(aborted(signal)); const timer = setTimeout(() => resolve(value), ms); signal?.addEventListener('abort', () => { clearTimeout(timer); reject(aborted(signal)); }); }),
  setImmediate: (value) => new Promise((resolve) => { setImmediate(() => resolve(value)); }),
  async *setInterval(ms, value) { for (;;) { await timerPromises.setTimeout(ms); yield value; } },
  scheduler: { wait: (ms) => timerPromises.setTimeout(ms), yield: () => timerPromises.setImmediate() },
};
