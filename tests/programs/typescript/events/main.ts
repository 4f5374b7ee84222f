import { EventEmitter } from 'node:events';
type Events = { message: [from: string, text: string]; done: []; count: [n: number] };
class Typed<T extends Record<keyof T, unknown[]>> {
  readonly #emitter = new EventEmitter();
  on<K extends keyof T & string>(name: K, listener: (...args: T[K]) => void): () => void { this.#emitter.on(name, listener as (...args: any[]) => void); return () => { this.#emitter.off(name, listener as (...args: any[]) => void); }; }
  emit<K extends keyof T & string>(name: K, ...args: T[K]): boolean { return this.#emitter.emit(name, ...args); }
}
const bus = new Typed<Events>();
const stop = bus.on('message', (from, text) => console.log(`${from}: ${text}`));
bus.on('count', (n) => console.log('count', n + 1));
console.log(bus.emit('message', 'Zoë', 'hi'), bus.emit('count', 1), bus.emit('done'));
stop();
console.log(bus.emit('message', 'Zoë', 'anyone?'));
class Store<S extends object> extends EventEmitter {
  constructor(private state: S) { super(); }
  set(change: Partial<S>): void { const before = this.state; this.state = { ...before, ...change }; for (const key of Object.keys(change) as (keyof S & string)[]) if (before[key] !== this.state[key]) this.emit(`change:${key}`, this.state[key], before[key]); }
}
const store = new Store({ name: 'a', size: 1 });
store.on('change:size', (now: number, before: number) => console.log('size', before, '->', now));
store.set({ size: 1, name: 'b' }); store.set({ size: 2 });
const target = new EventTarget();
target.addEventListener('ping', (event: Event) => console.log(event.type, (event as CustomEvent<number>).detail), { once: true });
console.log(target.dispatchEvent(new CustomEvent('ping', { detail: 5 })), target.dispatchEvent(new CustomEvent('ping', { detail: 6 })));
