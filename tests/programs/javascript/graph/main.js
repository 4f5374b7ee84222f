const roads = { A: { B: 7, C: 9, F: 14 }, B: { A: 7, C: 10, D: 15 }, C: { A: 9, B: 10, D: 11, F: 2 }, D: { B: 15, C: 11, E: 6 }, E: { D: 6, F: 9 }, F: { A: 14, C: 2, E: 9 } };
class Heap {
  #items = [];
  push(item) { const h = this.#items; h.push(item); for (let i = h.length - 1, up; i && h[i][0] < h[up = (i - 1) >> 1][0]; i = up) [h[i], h[up]] = [h[up], h[i]]; }
  pop() {
    const h = this.#items, top = h[0], last = h.pop();
    if (h.length) { h[0] = last; for (let i = 0, c; (c = 2 * i + 1) < h.length; i = c) { if (h[c + 1]?.[0] < h[c][0]) c++; if (h[i][0] <= h[c][0]) break; [h[i], h[c]] = [h[c], h[i]]; } }
    return top;
  }
  get size() { return this.#items.length; }
}
function shortest(start) {
  const distance = new Map([[start, 0]]), from = new Map(), heap = new Heap();
  heap.push([0, start]);
  while (heap.size) {
    const [so, here] = heap.pop();
    if (so > distance.get(here)) continue;
    for (const [there, length] of Object.entries(roads[here])) if (so + length < (distance.get(there) ?? Infinity)) { distance.set(there, so + length); from.set(there, here); heap.push([so + length, there]); }
  }
  return { distance, from };
}
const { distance, from } = shortest('A');
console.log(distance);
let path = ['E'];
while (from.has(path[0])) path.unshift(from.get(path[0]));
console.log(path.join(' → '));
const needs = { cake: ['batter', 'oven'], batter: ['eggs', 'flour'], oven: [], eggs: [], flour: [] };
const order = [], visit = (name, above = []) => { if (above.includes(name)) throw new Error([...above, name].join(' needs ')); if (!order.includes(name)) { needs[name].forEach((n) => visit(n, [...above, name])); order.push(name); } };
Object.keys(needs).forEach((name) => visit(name));
console.log(order);
needs.eggs.push('cake'); order.length = 0;
try { visit('cake'); } catch (error) { console.log(error.message); }
