class List {
  #head = null; #size = 0;
  static of(...items) { return items.reduceRight((list, item) => list.prepend(item), new List()); }
  prepend(value) { this.#head = { value, next: this.#head }; this.#size++; return this; }
  reverse() { let back = null; for (let node = this.#head; node;) [node.next, back, node] = [back, node, node.next]; this.#head = back; return this; }
  *[Symbol.iterator]() { for (let node = this.#head; node; node = node.next) yield node.value; }
  get length() { return this.#size; }
  toString() { return `(${[...this].join(' → ')})`; }
  toJSON() { return [...this]; }
}
const list = List.of(1, 2, 3).prepend(0);
console.log(`${list}`, list.length, `${list.reverse()}`, JSON.stringify({ list }), list);
class LRU extends Map {
  constructor(limit) { super(); this.limit = limit; }
  get(key) { if (!this.has(key)) return; const value = super.get(key); this.delete(key); super.set(key, value); return value; }
  set(key, value) { this.delete(key); super.set(key, value); if (this.size > this.limit) this.delete(this.keys().next().value); return this; }
}
const cache = new LRU(2).set('a', 1).set('b', 2);
cache.get('a'); cache.set('c', 3);
console.log([...cache], cache.get('b'), cache.size);
class Tree {
  insert(key) { if (this.key === undefined) this.key = key; else (this[key < this.key ? 'left' : 'right'] ??= new Tree()).insert(key); return this; }
  *[Symbol.iterator]() { if (this.left) yield* this.left; yield this.key; if (this.right) yield* this.right; }
  get depth() { return 1 + Math.max(this.left?.depth ?? 0, this.right?.depth ?? 0); }
}
const tree = [50, 30, 70, 20, 40, 60].reduce((t, k) => t.insert(k), new Tree());
console.log([...tree], tree.depth, tree);
const trie = {};
for (const word of ['car', 'card', 'dog']) [...word].reduce((node, c) => (node[c] ??= {}), trie).end = true;
console.log(JSON.stringify(trie));
