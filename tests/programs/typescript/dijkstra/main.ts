type Graph = Map<string, Map<string, number>>;
class Queue<T> {
  #heap: Array<{ item: T; cost: number }> = [];
  push(item: T, cost: number): void { this.#heap.push({ item, cost }); this.#heap.sort((a, b) => a.cost - b.cost); }
  pop(): { item: T; cost: number } | undefined { return this.#heap.shift(); }
}
function connect(graph: Graph, edges: ReadonlyArray<readonly [string, string, number]>): Graph {
  for (const [a, b, cost] of edges) for (const [from, to] of [[a, b], [b, a]] as const) { if (!graph.has(from)) graph.set(from, new Map()); graph.get(from)!.set(to, cost); }
  return graph;
}
function shortest(graph: Graph, from: string, to: string): { cost: number; path: string[] } | null {
  const best = new Map<string, number>([[from, 0]]), before = new Map<string, string>(), queue = new Queue<string>();
  queue.push(from, 0);
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.item === to) { const path = [to]; for (let at = before.get(to); at; at = before.get(at)) path.unshift(at); return { cost: next.cost, path }; }
    for (const [near, cost] of graph.get(next.item) ?? []) { const total = next.cost + cost; if (total < (best.get(near) ?? Infinity)) { best.set(near, total); before.set(near, next.item); queue.push(near, total); } }
  }
  return null;
}
const map = connect(new Map(), [['A', 'B', 7], ['A', 'C', 9], ['A', 'F', 14], ['B', 'C', 10], ['B', 'D', 15], ['C', 'D', 11], ['C', 'F', 2], ['D', 'E', 6], ['E', 'F', 9], ['X', 'Y', 1]]);
console.log(shortest(map, 'A', 'E'), shortest(map, 'A', 'Y'));
