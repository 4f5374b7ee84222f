type Compare<T> = (a: T, b: T) => number;
const natural: Compare<number> = (a, b) => a - b;
function quick<T>(list: T[], compare: Compare<T>): T[] {
  if (list.length < 2) return list;
  const [pivot, ...rest] = list as [T, ...T[]];
  return [...quick(rest.filter((item) => compare(item, pivot) < 0), compare), pivot, ...quick(rest.filter((item) => compare(item, pivot) >= 0), compare)];
}
function merge<T>(list: readonly T[], compare: Compare<T>): T[] {
  if (list.length < 2) return [...list];
  const middle = list.length >> 1, left = merge(list.slice(0, middle), compare), right = merge(list.slice(middle), compare), out: T[] = [];
  while (left.length && right.length) out.push(compare(left[0]!, right[0]!) <= 0 ? left.shift()! : right.shift()!);
  return out.concat(left, right);
}
function heap(list: number[]): number[] {
  const a = list.slice();
  const sift = (at: number, end: number): void => { for (let child = 2 * at + 1; child < end; child = 2 * at + 1) { if (child + 1 < end && a[child + 1]! > a[child]!) child++; if (a[at]! >= a[child]!) return; [a[at], a[child]] = [a[child]!, a[at]!]; at = child; } };
  for (let i = a.length >> 1; i >= 0; i--) sift(i, a.length);
  for (let end = a.length - 1; end > 0; end--) { [a[0], a[end]] = [a[end]!, a[0]!]; sift(0, end); }
  return a;
}
let seed = 7;
const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648);
const numbers = Array.from({ length: 300 }, () => random() % 1000);
const expected = numbers.toSorted(natural).join();
console.log(quick(numbers, natural).join() === expected, merge(numbers, natural).join() === expected, heap(numbers).join() === expected, numbers.slice(0, 8));
console.log(merge([{ n: 2, k: 'a' }, { n: 1, k: 'b' }, { n: 2, k: 'c' }], (x, y) => x.n - y.n).map(({ k }) => k).join(''));
