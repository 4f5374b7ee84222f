type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
type Mutable<T> = { -readonly [K in keyof T]-?: T[K] };
type Deep<T> = T extends (infer U)[] ? Deep<U>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
type First<T extends readonly unknown[]> = T extends readonly [infer Head, ...infer _Rest] ? Head : never;
type Route = `/${string}/${number}`;
function getters<T extends object>(from: T): Getters<T> {
  const made = {} as Record<string, () => unknown>;
  for (const [key, value] of Object.entries(from)) made[`get${key[0]!.toUpperCase()}${key.slice(1)}`] = () => value;
  return made as Getters<T>;
}
const user = getters({ name: 'Zoë', age: 41 });
console.log(user.getName(), user.getAge(), Object.keys(user));
const frozen: Deep<{ a: { b: number[] } }> = Object.freeze({ a: { b: [1] } });
const first: First<[string, number]> = 'first';
const open: Mutable<{ readonly x?: number }> = { x: 1 }; open.x++;
const route: Route = '/users/7';
const unique: unique symbol = Symbol('unique');
const tagged: { [unique]: string; [index: number]: boolean } = { [unique]: 'tag', 3: true };
console.log(frozen, first, open, route.split('/').at(-1), tagged, Object.isFrozen(frozen));
const handlers: { readonly [event in 'open' | 'close']?: (code: number) => string } = { open: (code) => `open ${code}` };
console.log(handlers.open?.(1), handlers.close?.(2), 'close' in handlers);
