const random = ((seed) => () => (seed = (seed * 1103515245 + 12345) % 2147483648))(42);
const numbers = Array.from({ length: 200 }, () => random() % 1000);
const quick = ([pivot, ...rest]) => pivot === undefined ? [] : [...quick(rest.filter((n) => n < pivot)), pivot, ...quick(rest.filter((n) => n >= pivot))];
const merge = (list) => {
  if (list.length < 2) return list;
  const middle = list.length >> 1, left = merge(list.slice(0, middle)), right = merge(list.slice(middle)), out = [];
  while (left.length && right.length) out.push((left[0] <= right[0] ? left : right).shift());
  return [...out, ...left, ...right];
};
function heap(list) {
  const a = [...list], sift = (i, end) => { for (let child; (child = 2 * i + 1) < end; i = child) { if (child + 1 < end && a[child + 1] > a[child]) child++; if (a[i] >= a[child]) return; [a[i], a[child]] = [a[child], a[i]]; } };
  for (let i = a.length >> 1; i >= 0; i--) sift(i, a.length);
  for (let end = a.length - 1; end > 0; end--) { [a[0], a[end]] = [a[end], a[0]]; sift(0, end); }
  return a;
}
const sorted = [...numbers].sort((a, b) => a - b);
for (const sort of [quick, merge, heap]) console.log(sort.name, JSON.stringify(sort(numbers)) === JSON.stringify(sorted));
console.log(sorted.slice(0, 12), sorted.at(-1));
const stable = Array.from({ length: 50 }, (_, i) => ({ key: i % 3, i })).sort((a, b) => a.key - b.key);
console.log(stable.every((x, i) => !i || stable[i - 1].key < x.key || stable[i - 1].i < x.i));
const search = (list, wanted) => { let low = 0, high = list.length; while (low < high) { const middle = (low + high) >>> 1; if (list[middle] < wanted) low = middle + 1; else high = middle; } return low; };
console.log(search(sorted, sorted[77]) <= 77, search(sorted, -1), search(sorted, 1e9));
