// Timers in the order of their time; QuickJS runs due ones in the order of their making.
import * as os from 'qjs:os';
import { jobs } from 'qjs:host';
import { customInspect } from './inspect.mjs';

/** Milliseconds since the program started. */
let started = 0;
export const startClock = () => { started = os.now(); };
export const clock = () => (os.now() - started) / 1000;

// What `process.nextTick` was given: before promises when a callback of ours ends, and after the
// last of them. When nothing of both is left, it is seen which promises nobody has handled.
let ticks = [], checks = [], isQueued = false;
function queueLast() { if (!isQueued) { isQueued = true; queueMicrotask(last); } }
function last() {
  isQueued = false;
  if (!ticks.length && !checks.length) return;
  if (jobs()) return queueLast();
  if (ticks.length) { queueLast(); return runTicks(); }
  for (const check of checks.splice(0)) check();
}
export function nextTick(callback, ...values) { callable(callback); queueLast(); ticks.push(() => callback(...values)); }
export function runTicks() { while (ticks.length) ticks.shift()(); }
export function whenSettled(check) { checks.push(check); queueLast(); }

let queue = [], native = null, nextId = 1;
// Immediates of this turn of the loop and of the next, and when this turn's timers were looked at.
let immediates = [], nextImmediates = [], turn = null;

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
  if (immediates.length || nextImmediates.length) native = os.setTimeout(fire, 0);
  else if (queue.some((timer) => timer.counts)) native = os.setTimeout(fire, Math.max(0, Math.ceil(queue[0].due - clock())));
}

// One callback, so that promises settle before the next, as in Node: the timers that are due, then
// the immediates. A timer of no time at all is due when the loop begins.
function fire() {
  native = null;
  try {
    turn ??= clock();
    const timer = queue[0];
    if (!immediates.length && timer && (timer.due <= turn + 0.5 || (timer.ms === 1 && timer.due <= turn + 1))) {
      queue.shift();
      timer.waits = false;
      try { timer.callback(...timer.values); runTicks(); } finally { if (timer.repeats && !timer.waits) insert(timer); }
      return;
    }
    if (!immediates.length) [immediates, nextImmediates] = [nextImmediates, []];
    const task = immediates.shift();
    if (!immediates.length) turn = null;
    if (task) { task.run(); runTicks(); }
  } finally { arm(); }
}

const callable = (callback) => { if (typeof callback !== 'function') throw Object.assign(new TypeError('The "callback" argument must be of type function.'), { code: 'ERR_INVALID_ARG_TYPE' }); };
export function setTimeout(callback, ms, ...values) { callable(callback); const timer = new Timeout(callback, ms, values, false); insert(timer); return timer; }
export function setInterval(callback, ms, ...values) { callable(callback); const timer = new Timeout(callback, ms, values, true); insert(timer); return timer; }
export function clearTimeout(timer) { if (timer instanceof Timeout) { timer.repeats = false; remove(timer); } else if (timer !== undefined && timer !== null) remove(queue.find((other) => other.id === +timer)); }
export const clearInterval = clearTimeout;
/** Whether a timer will still fire. */
export const isWaiting = () => native !== null;
export function setImmediate(callback, ...values) { callable(callback); const task = { run: () => callback(...values) }; nextImmediates.push(task); arm(); return task; }
export function clearImmediate(task) { immediates = immediates.filter((other) => other !== task); nextImmediates = nextImmediates.filter((other) => other !== task); arm(); }

const aborted = (signal) => Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });
export const timerPromises = {
  setTimeout: (ms, value, { signal } = {}) => new Promise((resolve, reject) => { if (signal?.aborted) return reject(aborted(signal)); const timer = setTimeout(() => resolve(value), ms); signal?.addEventListener('abort', () => { clearTimeout(timer); reject(aborted(signal)); }); }),
  setImmediate: (value) => new Promise((resolve) => { setImmediate(() => resolve(value)); }),
  async *setInterval(ms, value) { for (;;) { await timerPromises.setTimeout(ms); yield value; } },
  scheduler: { wait: (ms) => timerPromises.setTimeout(ms), yield: () => timerPromises.setImmediate() },
};
