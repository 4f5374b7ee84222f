class Ok<T> { readonly ok = true as const; constructor(readonly value: T) {} map<U>(each: (value: T) => U): Result<U, never> { return new Ok(each(this.value)); } then<U, F>(each: (value: T) => Result<U, F>): Result<U, F> { return each(this.value); } or(_: unknown): T { return this.value; } }
class Err<E> { readonly ok = false as const; constructor(readonly error: E) {} map<U>(_: (value: never) => U): Err<E> { return this; } then<U, F>(_: (value: never) => Result<U, F>): Err<E> { return this; } or<T>(value: T): T { return value; } }
type Result<T, E> = Ok<T> | Err<E>;
const parse = (text: string): Result<number, string> => { const n = Number(text); return text.trim() === '' || Number.isNaN(n) ? new Err(`'${text}' is no number`) : new Ok(n); };
const root = (n: number): Result<number, string> => (n < 0 ? new Err(`${n} has no root`) : new Ok(Math.sqrt(n)));
const chain = (text: string): Result<string, string> => (parse(text) as Ok<number>).then(root).map((n) => n.toFixed(3)) as Result<string, string>;
for (const text of ['16', 'x', '-4', ' 2 ', '']) { const result = chain(text); console.log(result.ok ? result.value : result.error, result.or('none')); }
class Maybe<T> {
  private constructor(private readonly value: T | null) {}
  static of<T>(value: T | null | undefined): Maybe<T> { return new Maybe(value ?? null); }
  map<U>(each: (value: NonNullable<T>) => U | null | undefined): Maybe<U> { return this.value === null ? Maybe.of<U>(null) : Maybe.of(each(this.value as NonNullable<T>)); }
  get<D>(otherwise: D): T | D { return this.value ?? otherwise; }
}
const users: Record<string, { address?: { city?: string } }> = { ann: { address: { city: 'Köln' } }, bob: {} };
for (const name of ['ann', 'bob', 'eve']) console.log(name, Maybe.of(users[name]).map((user) => user.address).map((address) => address.city).get('nowhere'));
console.log(new Ok([1]), new Err('x'), Maybe.of(0));
