// EventEmitter, EventTarget, AbortController.
import { inspect } from './inspect.mjs';
import { DOMException } from './text.mjs';

const listenersOf = Symbol('listeners');

const listenersFor = (emitter, name) => { if (!emitter[listenersOf]) Object.defineProperty(emitter, listenersOf, { value: new Map() }); return emitter[listenersOf].get(name) ?? []; };
function addListener(emitter, name, listener, once, first) {
  if (typeof listener !== 'function') throw Object.assign(new TypeError(`The "listener" argument must be of type function. Received ${inspect(listener)}`), { code: 'ERR_INVALID_ARG_TYPE' });
  const before = listenersFor(emitter, name), entry = { listener, once };
  if (name !== 'newListener' && listenersFor(emitter, 'newListener').length) emitter.emit('newListener', name, listener);
  emitter[listenersOf].set(name, first ? [entry, ...before] : [...before, entry]);
  return emitter;
}
/** A function, not a class: older programs say `EventEmitter.call(this)`. */
export function EventEmitter() {}
const emitting = class {
  on(name, listener) { return addListener(this, name, listener, false); }
  addListener(name, listener) { return this.on(name, listener); }
  prependListener(name, listener) { return addListener(this, name, listener, false, true); }
  once(name, listener) { return addListener(this, name, listener, true); }
  prependOnceListener(name, listener) { return addListener(this, name, listener, true, true); }
  off(name, listener) {
    const list = listenersFor(this, name), at = list.findLastIndex((entry) => entry.listener === listener);
    if (at < 0) return this;
    this[listenersOf].set(name, list.toSpliced(at, 1));
    if (name !== 'removeListener' && listenersFor(this, 'removeListener').length) this.emit('removeListener', name, listener);
    return this;
  }
  removeListener(name, listener) { return this.off(name, listener); }
  removeAllListeners(name) { listenersFor(this, name); if (name === undefined) this[listenersOf].clear(); else this[listenersOf].delete(name); return this; }
  emit(name, ...values) {
    const list = listenersFor(this, name);
    if (!list.length && name === 'error') throw values[0] instanceof Error ? values[0] : Object.assign(new Error(`Unhandled error. (${inspect(values[0])})`), { code: 'ERR_UNHANDLED_ERROR', context: values[0] });
    for (const entry of list) { if (entry.once) this.off(name, entry.listener); entry.listener.apply(this, values); }
    return list.length > 0;
  }
  listenerCount(name) { return listenersFor(this, name).length; }
  listeners(name) { return listenersFor(this, name).map((entry) => entry.listener); }
  rawListeners(name) { return this.listeners(name); }
  eventNames() { listenersFor(this, ''); return [...this[listenersOf]].filter(([, list]) => list.length).map(([name]) => name); }
  setMaxListeners() { return this; }
  getMaxListeners() { return EventEmitter.defaultMaxListeners; }
};
for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(emitting.prototype))) if (name !== 'constructor') Object.defineProperty(EventEmitter.prototype, name, found);
Object.assign(EventEmitter, {
  defaultMaxListeners: 10,
  EventEmitter,
  once: (emitter, name) => new Promise((resolve, reject) => {
    const failed = (error) => { emitter.off(name, done); reject(error); };
    const done = (...values) => { emitter.off('error', failed); resolve(values); };
    emitter.once(name, done);
    if (name !== 'error') emitter.once('error', failed);
  }),
  /** Each time that an event happens, for `for await`. */
  async *on(emitter, name) {
    const waiting = [];
    let wake = () => {}, failed;
    emitter.on(name, (...values) => { waiting.push(values); wake(); });
    if (name !== 'error') emitter.on('error', (error) => { failed = error; wake(); });
    for (;;) { if (waiting.length) yield waiting.shift(); else if (failed) throw failed; else await new Promise((resolve) => { wake = resolve; }); }
  },
  listenerCount: (emitter, name) => emitter.listenerCount(name),
});

export class Event {
  #stopped = false;
  constructor(type, options = {}) { this.type = String(type); this.cancelable = !!options.cancelable; this.bubbles = !!options.bubbles; this.defaultPrevented = false; this.target = this.currentTarget = null; this.timeStamp = performance.now(); }
  preventDefault() { if (this.cancelable) this.defaultPrevented = true; }
  stopPropagation() {}
  stopImmediatePropagation() { this.#stopped = true; }
  get isStopped() { return this.#stopped; }
}
export class CustomEvent extends Event { constructor(type, options = {}) { super(type, options); this.detail = options.detail ?? null; } }
export class EventTarget {
  #listeners = new Map();
  addEventListener(type, listener, options) { const list = this.#listeners.get(type) ?? []; if (listener && !list.some((entry) => entry.listener === listener)) this.#listeners.set(type, [...list, { listener, once: !!options?.once }]); }
  removeEventListener(type, listener) { this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((entry) => entry.listener !== listener)); }
  dispatchEvent(event) {
    event.target = event.currentTarget = this;
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, listener);
      if (typeof listener === 'function') listener.call(this, event); else listener.handleEvent(event);
      if (event.isStopped) break;
    }
    return !event.defaultPrevented;
  }
}

export class AbortSignal extends EventTarget {
  aborted = false; reason = undefined; onabort = null;
  static abort(reason) { const controller = new AbortController(); controller.abort(reason); return controller.signal; }
  static timeout(ms) { const controller = new AbortController(); setTimeout(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), ms).unref(); return controller.signal; }
  static any(signals) { const controller = new AbortController(); for (const signal of signals) { if (signal.aborted) { controller.abort(signal.reason); break; } signal.addEventListener('abort', () => controller.abort(signal.reason)); } return controller.signal; }
  throwIfAborted() { if (this.aborted) throw this.reason; }
}
export class AbortController {
  signal = new AbortSignal();
  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    if (this.signal.aborted) return;
    this.signal.aborted = true; this.signal.reason = reason;
    const event = new Event('abort');
    this.signal.onabort?.(event);
    this.signal.dispatchEvent(event);
  }
}
