type Constructor<T = {}> = new (...args: any[]) => T;
function Timed<B extends Constructor>(Base: B) { return class Timed extends Base { started = 0; start(at: number): this { this.started = at; return this; } }; }
function Named<B extends Constructor<{ id: number }>>(Base: B) { return class extends Base { get label(): string { return `#${this.id}`; } }; }
class Job { constructor(public id: number, protected note?: string) {} }
class Fancy extends Named(Timed(Job)) { override toString(): string { return `${this.label} at ${this.started}${this.note ? ` (${this.note})` : ''}`; } }
const job = new Fancy(7, 'urgent').start(5);
console.log(String(job), job instanceof Job, job.label, Fancy.name, Object.getPrototypeOf(Fancy).name);
console.log(job);
interface Plugin { name: string; apply(text: string): string }
const plugins = [{ name: 'upper', apply: (text: string) => text.toUpperCase() }, { name: 'twice', apply(text) { return this.name + text + text; } }] as Plugin[];
console.log(plugins.reduce((text, plugin) => plugin.apply(text), 'abc'));
