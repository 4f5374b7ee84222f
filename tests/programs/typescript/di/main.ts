type Token<T> = symbol & { __type?: T };
const token = <T>(name: string): Token<T> => Symbol(name) as Token<T>;
class Container {
  private factories = new Map<symbol, (container: Container) => unknown>();
  private made = new Map<symbol, unknown>();
  private stack: symbol[] = [];
  provide<T>(key: Token<T>, factory: (container: Container) => T): this { this.factories.set(key, factory); return this; }
  get<T>(key: Token<T>): T {
    if (this.made.has(key)) return this.made.get(key) as T;
    if (this.stack.includes(key)) throw new Error(`circle: ${[...this.stack, key].map((each) => each.description).join(' -> ')}`);
    const factory = this.factories.get(key);
    if (!factory) throw new Error(`nobody provides ${String(key)}`);
    this.stack.push(key);
    try { const value = factory(this) as T; this.made.set(key, value); return value; } finally { this.stack.pop(); }
  }
}
interface Logger { log(text: string): void; readonly lines: string[] }
interface Clock { now(): number }
const LOGGER = token<Logger>('logger'), CLOCK = token<Clock>('clock'), GREETER = token<{ greet(name: string): void }>('greeter'), LEFT = token<unknown>('left'), RIGHT = token<unknown>('right');
const container = new Container()
  .provide(CLOCK, () => { let n = 0; return { now: () => ++n }; })
  .provide(LOGGER, (c) => ({ lines: [] as string[], log(text) { this.lines.push(`${c.get(CLOCK).now()} ${text}`); } }))
  .provide(GREETER, (c) => ({ greet: (name) => c.get(LOGGER).log(`hello ${name}`) }))
  .provide(LEFT, (c) => c.get(RIGHT)).provide(RIGHT, (c) => c.get(LEFT));
container.get(GREETER).greet('Ann'); container.get(GREETER).greet('Bob');
console.log(container.get(LOGGER).lines, container.get(CLOCK) === container.get(CLOCK));
for (const key of [LEFT, token('nothing')]) try { container.get(key); } catch (error) { console.log((error as Error).message); }
