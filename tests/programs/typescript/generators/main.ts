function* naturals(from = 1): Generator<number, never, void> { for (let n = from; ; n++) yield n; }
function* take<T>(count: number, items: Iterable<T>): Iterable<T> { if (count <= 0) return; for (const item of items) { yield item; if (--count <= 0) return; } }
function* filter<T>(items: Iterable<T>, test: (item: T) => boolean): Generator<T> { for (const item of items) if (test(item)) yield item; }
function* sieve(): Generator<number> { const found: number[] = []; for (const n of naturals(2)) if (found.every((prime) => n % prime)) { found.push(n); yield n; } }
console.log([...take(10, sieve())], [...take(3, filter(naturals(), (n) => n % 7 === 0))]);
function* conversation(): Generator<string, number, string> { const name = yield 'name?'; const colour: string = yield `hello ${name}, colour?`; return name.length + colour.length; }
const talk = conversation();
console.log(talk.next().value, talk.next('Zoë').value, talk.next('blue'));
const fibonacci: Iterable<bigint> = { *[Symbol.iterator]() { let [a, b] = [0n, 1n]; for (;;) { yield a; [a, b] = [b, a + b]; } } };
console.log([...take(90, fibonacci)].at(-1));
function* guarded(): Generator<number> { try { yield 1; yield 2; } finally { console.log('cleaned up'); } }
for (const n of guarded()) { console.log(n); break; }
function permutations<T>(list: T[]): T[][] { return list.length ? list.flatMap((item, i) => permutations(list.toSpliced(i, 1)).map((rest) => [item, ...rest])) : [[]]; }
console.log(permutations(['a', 'b', 'c']).map((each) => each.join('')));
