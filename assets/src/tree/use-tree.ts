import { type DragEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "../lib/use-store";
import type { TreeActions } from "./actions";
import { fromDrop } from "./bring";
import { ancestors, type Row, rowsOf, typeAhead } from "./rows";

/** What is being written: a new entry below `parent`, or another name for `id`. */
export type Writing =
  | { what: "file" | "folder"; parent: string | null }
  | { what: "name"; id: string }
  | null;

const TYPE_MS = 700;
const OURS = "application/x-longhouse-entry";

/** The state of a file tree on screen: what is open, focused, written, dragged. */
export function useTree(actions: TreeActions, current: string | null, canWrite: boolean) {
  const entries = useStore(actions.tree.entries);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing>(null);
  const [cut, setCut] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null | undefined>(undefined);
  const typed = useRef({ text: "", at: 0 });
  const rows = useMemo(() => rowsOf(entries, expanded), [entries, expanded]);

  // What shows in the editor shows in the tree.
  useEffect(() => {
    if (current === null) return;
    const above = ancestors(actions.tree.entries.get(), current);
    setFocused(current);
    if (above.length > 0) setExpanded((open) => new Set([...open, ...above]));
  }, [actions, current]);

  const toggle = (id: string, open: boolean) =>
    setExpanded((all) => {
      const next = new Set(all);
      if (open) next.add(id);
      else next.delete(id);
      return next;
    });
  const folderOf = (row: Row | undefined) =>
    row === undefined ? null : row.kind === "folder" ? row.id : row.parent;
  const write = (what: "file" | "folder", below?: Row) => {
    const parent = folderOf(below);
    if (parent !== null) toggle(parent, true);
    setWriting({ what, parent });
  };
  const activate = (row: Row) => {
    setFocused(row.id);
    if (row.kind === "folder") toggle(row.id, !row.expanded);
    else actions.open(row.id);
  };
  const paste = (into: Row | undefined) => {
    if (cut !== null) actions.move(cut, folderOf(into));
    setCut(null);
  };
  const focusRow = (row: Row | undefined) => {
    if (!row) return;
    setFocused(row.id);
    document.getElementById(rowId(row.id))?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex((row) => row.id === focused);
    const row = rows[at] ?? rows[0];
    if (!row || event.altKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const parent = rows.find((other) => other.id === row.parent);
    const step = (to: number) => focusRow(rows[Math.max(0, Math.min(rows.length - 1, to))]);
    const open = () => {
      if (row.kind !== "folder") return;
      if (!row.expanded) toggle(row.id, true);
      else if (row.hasChildren) step(at + 1);
    };
    const close = () => (row.expanded ? toggle(row.id, false) : focusRow(parent));
    const plain: readonly [string, (() => void) | undefined][] = [
      ["ArrowDown", () => step(at + 1)],
      ["ArrowUp", () => step(at - 1)],
      ["Home", () => step(0)],
      ["End", () => step(rows.length - 1)],
      ["ArrowRight", open],
      ["ArrowLeft", close],
      ["Enter", () => activate(row)],
      [" ", () => activate(row)],
      ["Escape", () => setCut(null)],
      ["F2", canWrite ? () => setWriting({ what: "name", id: row.id }) : undefined],
      ["Delete", canWrite ? () => actions.delete(row.id) : undefined],
    ];
    const held: readonly [string, (() => void) | undefined][] = canWrite
      ? [
          ["x", () => setCut(row.id)],
          ["v", () => paste(row)],
        ]
      : [];
    const key = mod ? event.key.toLowerCase() : event.key;
    const run = new Map(mod ? held : plain).get(key);
    if (run) run();
    else if (!mod && event.key.length === 1) {
      const fresh = event.timeStamp - typed.current.at > TYPE_MS;
      typed.current = { text: (fresh ? "" : typed.current.text) + event.key, at: event.timeStamp };
      const from = typed.current.text.length > 1 ? at - 1 : at;
      focusRow(typeAhead(rows, from, typed.current.text));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const dragging = {
    onDragStart: (event: DragEvent, row: Row) => {
      event.dataTransfer.setData(OURS, row.id);
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event: DragEvent, row: Row | undefined) => {
      const { types } = event.dataTransfer;
      if (!canWrite || !(types.includes(OURS) || types.includes("Files"))) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = types.includes(OURS) ? "move" : "copy";
      setTarget(folderOf(row));
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(undefined);
    },
    onDrop: (event: DragEvent, row: Row | undefined) => {
      if (!canWrite) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(undefined);
      const moved = event.dataTransfer.getData(OURS);
      if (moved) actions.move(moved, folderOf(row));
      else
        void fromDrop(event.dataTransfer).then((brought) => actions.bring(brought, folderOf(row)));
    },
  };

  return {
    rows,
    focused: rows.some((row) => row.id === focused) ? focused : (rows[0]?.id ?? null),
    setFocused,
    writing,
    setWriting,
    write,
    cut,
    setCut,
    paste,
    target,
    activate,
    onKeyDown,
    dragging,
  };
}

/** The element of a row. */
export function rowId(id: string): string {
  return `tree-${id}`;
}
