/** What of a tree is on screen: pure. */
import type { Entry } from "./crdt";

export type Row = Entry & { expanded: boolean; hasChildren: boolean; index: number; count: number };

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Folders first, then by name as people sort. */
function order(a: Entry, b: Entry): number {
  if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
  return byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** The children of every folder, in order; the root's are under `null`. */
export function byParent(entries: ReadonlyMap<string, Entry>): Map<string | null, Entry[]> {
  const children = new Map<string | null, Entry[]>();
  for (const entry of entries.values()) {
    const siblings = children.get(entry.parent);
    if (siblings) siblings.push(entry);
    else children.set(entry.parent, [entry]);
  }
  for (const siblings of children.values()) siblings.sort(order);
  return children;
}

/** The rows to show, top to bottom. */
export function rowsOf(entries: ReadonlyMap<string, Entry>, expanded: ReadonlySet<string>): Row[] {
  const children = byParent(entries);
  const rows: Row[] = [];
  const walk = (parent: string | null) => {
    const siblings = children.get(parent) ?? [];
    siblings.forEach((entry, index) => {
      const isOpen = entry.kind === "folder" && expanded.has(entry.id);
      const hasChildren = children.has(entry.id);
      rows.push({ ...entry, expanded: isOpen, hasChildren, index, count: siblings.length });
      if (isOpen) walk(entry.id);
    });
  };
  walk(null);
  return rows;
}

/** The ids of all folders that `id` lies in. */
export function ancestors(entries: ReadonlyMap<string, Entry>, id: string): string[] {
  const found: string[] = [];
  for (let at = entries.get(id)?.parent ?? null; at !== null; at = entries.get(at)?.parent ?? null)
    found.push(at);
  return found;
}

/** The next row after `from` whose name starts with `typed`, going round. */
export function typeAhead(rows: readonly Row[], from: number, typed: string): Row | undefined {
  const turned = [...rows.slice(from + 1), ...rows.slice(0, from + 1)];
  return turned.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
}
