function* queens(size, columns = []) {
  if (columns.length === size) { yield columns; return; }
  for (let c = 0; c < size; c++) if (columns.every((other, row) => c !== other && Math.abs(c - other) !== columns.length - row)) yield* queens(size, [...columns, c]);
}
for (let size = 1; size < 8; size++) console.log(size, [...queens(size)].length);
console.log(queens(8).next().value.map((c) => '·'.repeat(c) + '♛' + '·'.repeat(7 - c)).join('\n'));
const permutations = (items) => items.length < 2 ? [items] : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
console.log(permutations(['a', 'b', 'c']).map((p) => p.join('')));
const subsets = (items) => items.reduce((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);
console.log(subsets([1, 2, 3]));
const hanoi = (n, from = 'A', to = 'C', by = 'B') => n ? [...hanoi(n - 1, from, by, to), from + to, ...hanoi(n - 1, by, to, from)] : [];
console.log(hanoi(4).join(' '));
