declare global { interface Array<T> { last(): T | undefined } interface String { shout(): string } }
declare module 'nowhere' { export const x: number; }
declare function missing(): void;
declare let alsoMissing: string;
declare class Ghost { haunt(): void }
Object.defineProperty(Array.prototype, 'last', { value(this: unknown[]) { return this[this.length - 1]; } });
Object.defineProperty(String.prototype, 'shout', { value(this: string) { return `${this.toUpperCase()}!`; } });
console.log([1, 2, 3].last(), [].last(), 'hey'.shout());
console.log(typeof missing, typeof alsoMissing, typeof Ghost);
try { missing(); } catch (error) { console.log((error as Error).name, (error as Error).message); }
interface Point { x: number }
interface Point { y: number }
const point: Point = { x: 1, y: 2 };
type Callable = { (n: number): string; label: string };
const call: Callable = Object.assign((n: number) => String(n * 2), { label: 'twice' });
console.log(point, call(4), call.label, <number>(<unknown>'5' as any) * 2);
export {};
