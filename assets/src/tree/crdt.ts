/**
 * The file tree as a CRDT, without React and without a socket: nodes made of last-writer-wins registers.
 *
 * Two replicas that hold the same nodes show the same tree: `resolve` depends on nothing else. The cases in
 * `resolve-cases.json` are checked here and by the server, so that both sides keep to the same rules.
 */

import type { NodeKind, Register, Stamp, Node as TreeNode } from "../wire/frames";

export type { TreeNode };

/** A node where it is shown. */
export type Entry = {
  id: string;
  kind: NodeKind;
  /** The name as shown; it differs from the node's own when a sibling came first. */
  name: string;
  path: string;
  parent: string | null;
  depth: number;
  language: string | null;
};

/** Negative when `a` is older than `b`. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** The later of two writes. With equal stamps it is the same write, and `theirs` is what the server made of it. */
export function later<T>(mine: Register<T>, theirs: Register<T>): Register<T> {
  return compareStamps(theirs[1], mine[1]) >= 0 ? theirs : mine;
}

/** Both nodes as one. Kind, author and time of creation never change. */
export function merge(mine: TreeNode | undefined, theirs: TreeNode): TreeNode {
  if (!mine) return theirs;
  return {
    ...mine,
    name: later(mine.name, theirs.name),
    parent: later(mine.parent, theirs.parent),
    language: later(mine.language, theirs.language),
    deleted: later(mine.deleted, theirs.deleted),
  };
}

/** The newest stamp on a node. */
export function newest(node: TreeNode): Stamp {
  return [node.name[1], node.parent[1], node.language[1], node.deleted[1]].reduce((a, b) =>
    compareStamps(a, b) >= 0 ? a : b,
  );
}

/** Names that are equal by this key may not both be shown by siblings. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** `name (n).ext` */
export function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`;
}

/** What is shown of `nodes`, by id: parents before children, siblings in no particular order. */
export function resolve(nodes: Iterable<TreeNode>): Map<string, Entry> {
  const all = new Map<string, TreeNode>();
  for (const node of nodes) all.set(node.id, node);
  const parents = effectiveParents(all);
  const children = new Map<string | null, TreeNode[]>();
  for (const node of all.values()) {
    if (node.deleted[0]) continue;
    const parent = parents.get(node.id) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  const shown = new Map<string, Entry>();
  const queue: { id: string | null; path: string; depth: number }[] = [
    { id: null, path: "", depth: 0 },
  ];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const [node, name] of named(children.get(next.id) ?? [])) {
      const path = next.path ? `${next.path}/${name}` : name;
      const { id, kind } = node;
      shown.set(id, {
        id,
        kind,
        name,
        path,
        parent: next.id,
        depth: next.depth,
        language: node.language[0],
      });
      queue.push({ id, path, depth: next.depth + 1 });
    }
  }
  return shown;
}

/** Where each node hangs once missing parents and cycles are dealt with. */
function effectiveParents(all: Map<string, TreeNode>): Map<string, string | null> {
  const parents = new Map<string, string | null>();
  for (const node of all.values()) {
    const parent = node.parent[0];
    parents.set(node.id, parent !== null && all.has(parent) ? parent : null);
  }
  const settled = new Set<string>();
  for (const start of all.keys()) {
    const walked: string[] = [];
    const seen = new Set<string>();
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !seen.has(at)) {
      seen.add(at);
      walked.push(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && seen.has(at))
      parents.set(cycleBreaker(walked.slice(walked.indexOf(at)), all), null);
    for (const id of walked) settled.add(id);
  }
  return parents;
}

/** The one in the cycle that was moved last. */
function cycleBreaker(cycle: string[], all: Map<string, TreeNode>): string {
  const stamp = (id: string) => all.get(id)?.parent[1] ?? [0, 0];
  return cycle.reduce((a, b) => {
    const order = compareStamps(stamp(a), stamp(b)) || (a < b ? -1 : 1);
    return order > 0 ? a : b;
  });
}

/** Siblings with the names they are shown by. */
function named(siblings: TreeNode[]): [TreeNode, string][] {
  const taken = new Map<string, number>();
  return [...siblings].sort(byAge).map((node) => {
    const key = nameKey(node.name[0]);
    const n = (taken.get(key) ?? 0) + 1;
    taken.set(key, n);
    return [node, n === 1 ? node.name[0] : numbered(node.name[0], n)];
  });
}

function byAge(a: TreeNode, b: TreeNode): number {
  return a.created - b.created || (a.id < b.id ? -1 : 1);
}
