const numbers = [5, 1, 10, 2];
console.log(numbers.sort(), numbers.toSorted((a, b) => b - a), numbers.toReversed(), numbers.with(0, 'x'), numbers.toSpliced(1, 2, 'a', 'b', 'c'), numbers);
console.log(numbers.at(-1), numbers.findLast((n) => n > 2), numbers.findLastIndex((n) => n > 100), numbers.includes(10), [NaN].includes(NaN), [NaN].indexOf(NaN));
console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), ['a b', 'c'].flatMap((s) => s.split(' ')));
console.log(numbers.reduce((a, b) => a + b), numbers.reduceRight((out, n) => out + n, ''), numbers.some((n) => n > 9), numbers.every(Number.isInteger));
console.log(Array.from({ length: 3 }, (_, i) => i ** 2), Array.of(7), new Array(3), [, 1, , 2], [1, 2, 3].fill(0, 1), Array(2).fill([]));
console.log([1, 2, 3, 4, 5].copyWithin(0, 3), [1, 2, 3].lastIndexOf(3), [3, 4].entries().next(), [...[7, 8].keys()], ['b', , 'a'].sort());
const list = [1, 2, 3, 4];
console.log(list.splice(1, 2, 'in'), list, list.push(9, 9), list.shift(), list.unshift('first'), list.pop(), list, list.slice(-2), list.concat(1, [2], [[3]]));
console.log([3, 1, 2].join('-'), [null, undefined, [1, [2]]].join(), String([1, [2, 3]]), [1, 2, 3].indexOf(2, 2), Array.isArray(arguments));
const people = [['Bo', 3], ['Al', 3], ['Cy', 1]].map(([name, n]) => ({ name, n }));
console.log(people.sort((a, b) => a.n - b.n), people.map(({ name }) => name));
const sparse = [1]; sparse[5] = 6; sparse.note = 'extra'; sparse.length = 7;
console.log(sparse, sparse.length, 3 in sparse, Object.keys(sparse), sparse.map((n) => n * 2), sparse.filter(() => true));
try { new Array(-1); } catch (error) { console.log(error.name); }
try { [].reduce((a, b) => a); } catch (error) { console.log(error.name); }
console.log([..."ab"].map((c, i, all) => c + i + all.length), ['1', '2', '3'].map(Number), ['10', '10', '10'].map(parseInt), [10, 9, 1].sort(), ['é', 'z', 'a', 'Z'].sort());
