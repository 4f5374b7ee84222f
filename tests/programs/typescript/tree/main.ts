class Tree<T> implements Iterable<T> {
  private root: Branch<T> | null = null;
  size = 0;
  constructor(private readonly compare: (a: T, b: T) => number = (a, b) => (a < b ? -1 : a > b ? 1 : 0)) {}
  add(value: T): boolean {
    let at: Branch<T> | null = this.root;
    if (!at) { this.root = new Branch(value); return !!++this.size; }
    for (;;) {
      const order = this.compare(value, at.value);
      if (order === 0) return false;
      const side: 'left' | 'right' = order < 0 ? 'left' : 'right';
      if (!at[side]) { at[side] = new Branch(value); this.size++; return true; }
      at = at[side]!;
    }
  }
  depth(at: Branch<T> | null = this.root): number { return at ? 1 + Math.max(this.depth(at.left), this.depth(at.right)) : 0; }
  *[Symbol.iterator](): Generator<T, void, undefined> { yield* walk(this.root); }
}
class Branch<T> { left: Branch<T> | null = null; right: Branch<T> | null = null; constructor(public value: T) {} }
function* walk<T>(at: Branch<T> | null): Generator<T> { if (!at) return; yield* walk(at.left); yield at.value; yield* walk(at.right); }
const tree = new Tree<number>();
for (const n of [50, 30, 70, 20, 40, 60, 80, 30]) tree.add(n);
console.log([...tree], tree.size, tree.depth(), Math.max(...tree));
const words = new Tree<string>((a, b) => a.length - b.length || a.localeCompare(b));
'the quick brown fox jumps over a lazy dog'.split(' ').forEach((word) => words.add(word));
console.log(Array.from(words, (word) => word.toUpperCase()).join(' '));
console.log(new Tree([1] as any && undefined), tree['root']?.left?.value);
