interface Keyed<K extends string | number> { readonly key: K; }
class Repository<K extends string | number, T extends Keyed<K>> {
  private items = new Map<K, T>();
  add(...items: T[]): this { for (const item of items) this.items.set(item.key, item); return this; }
  get(key: K): T | undefined { return this.items.get(key); }
  where<P extends keyof T>(property: P, value: T[P]): T[] { return [...this.items.values()].filter((item) => item[property] === value); }
  map<U>(each: (item: T) => U): U[] { return Array.from(this.items.values(), each); }
  get size(): number { return this.items.size; }
}
interface User extends Keyed<number> { name: string; admin?: boolean; }
const users = new Repository<number, User>().add({ key: 1, name: 'Ann', admin: true }, { key: 2, name: 'Bob' }, { key: 3, name: 'Ann' });
console.log(users.size, users.get(2), users.get(9)?.name ?? 'nobody', users.where('name', 'Ann').length);
console.log(users.map<string>(({ name }) => name.toUpperCase()));
function zip<A, B>(left: readonly A[], right: readonly B[]): Array<[A, B]> { return left.slice(0, Math.min(left.length, right.length)).map((item, i) => [item, right[i]!]); }
const group = <T, K extends PropertyKey>(list: T[], by: (item: T) => K): Partial<Record<K, T[]>> => { const found = {} as Record<K, T[]>; for (const item of list) (found[by(item)] ??= []).push(item); return found; };
console.log(zip([1, 2, 3], ['a', 'b']), group(['apple', 'bob', 'cat', 'angle'], (word) => word[0]!));
const last = <T extends { length: number; [i: number]: unknown }>(list: T): T[number] => list[list.length - 1];
console.log(last('text'), last([1, 2]), zip<number, boolean>([], [true]));
