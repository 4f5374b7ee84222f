function* place(size: number, row = 0, taken: readonly number[] = []): Generator<readonly number[]> {
  if (row === size) { yield taken; return; }
  for (let column = 0; column < size; column++) if (taken.every((other, at) => other !== column && Math.abs(other - column) !== row - at)) yield* place(size, row + 1, [...taken, column]);
}
const draw = (queens: readonly number[]): string => queens.map((column) => '.'.repeat(column) + 'Q' + '.'.repeat(queens.length - column - 1)).join('\n');
const solutions: ReadonlyArray<readonly number[]> = [...place(6)];
console.log(solutions.length, [...place(5)].length, [...place(3)].length);
console.log(draw(solutions[0]!));
function knapsack(items: { weight: number; value: number }[], room: number): [value: number, chosen: number[]] {
  const best: [number, number[]][] = Array.from({ length: room + 1 }, () => [0, []]);
  items.forEach(({ weight, value }, i) => { for (let free = room; free >= weight; free--) { const [before, chosen] = best[free - weight]!; if (before + value > best[free]![0]) best[free] = [before + value, [...chosen, i]]; } });
  return best[room]!;
}
console.log(knapsack([{ weight: 3, value: 4 }, { weight: 4, value: 5 }, { weight: 7, value: 10 }, { weight: 8, value: 11 }], 11));
const hanoi = (n: number, from: string, to: string, by: string): string[] => (n ? [...hanoi(n - 1, from, by, to), `${from}${to}`, ...hanoi(n - 1, by, to, from)] : []);
console.log(hanoi(4, 'A', 'C', 'B').join(' '));
