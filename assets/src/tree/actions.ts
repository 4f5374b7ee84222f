/** What people do to the tree, with what they are told about it. */
import { formatBytes } from "../lib/format";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import { type Brought, folderFor, MAX_FILES, read } from "./bring";
import { type Entry, nameKey } from "./crdt";
import { text } from "./messages";
import { MAX_DEPTH, nameFault, parsePath } from "./names";
import type { Tree } from "./tree";

/** So many names are listed before "and more". */
const LISTED = 3;

export class TreeActions {
  constructor(
    readonly tree: Tree,
    readonly code: string,
    /** Shows a file in the editor. */
    readonly open: (file: string) => void,
  ) {}

  /** Why `name` cannot be used below `parent`, as a sentence. `self` is what is being renamed. */
  problem(name: string, parent: string | null, self: string | null): string | null {
    const depth = parent === null ? 0 : (this.#entry(parent)?.depth ?? 0) + 1;
    if (self !== null) {
      const fault = name.includes("/") ? "separator" : nameFault(name);
      if (fault) return text.faults[fault];
      return this.#child(name, parent, self) ? text.faults.taken : null;
    }
    const parsed = parsePath(name, depth);
    if ("fault" in parsed) return text.faults[parsed.fault];
    const [first] = parsed.names;
    const taken = parsed.names.length === 1 && first !== undefined && this.#child(first, parent);
    return taken ? text.faults.taken : null;
  }

  /** Makes what was typed; `a/b.py` makes the folder too. */
  create(kind: Entry["kind"], path: string, parent: string | null): string {
    const names = path.split("/");
    const name = names.pop() ?? path;
    const folder = this.#folder(names, parent);
    const id = this.tree.create({
      kind,
      name,
      parent: folder,
      ...(kind === "file" && { text: "" }),
    });
    if (kind === "file") this.open(id);
    return id;
  }

  delete(id: string): void {
    const name = this.#entry(id)?.name;
    if (name === undefined) return;
    this.tree.delete(id);
    toast(text.deleted(name), {
      duration: 10_000,
      action: { label: text.undo, onClick: () => this.tree.restore(id) },
    });
  }

  move(id: string, parent: string | null): void {
    const entry = this.#entry(id);
    if (!entry || entry.parent === parent) return;
    if (!this.tree.canMove(id, parent)) toast(text.cannotMove);
    else if (this.#depthBelow(id) + this.#depthOf(parent) > MAX_DEPTH) toast(text.faults.too_deep);
    else this.tree.move(id, parent);
  }

  /** Adds files of this device below `parent`. */
  async bring(brought: readonly Brought[], parent: string | null): Promise<void> {
    const { texts, binary, tooLarge, badNames } = await read(brought);
    let last: string | null = null;
    for (const { path, text: content } of texts) {
      const names = path.split("/");
      const name = names.pop() ?? path;
      const folder = this.#folder(names, parent);
      last = this.tree.create({ kind: "file", name, parent: folder, text: content });
    }
    if (last !== null && texts.length === 1) this.open(last);
    if (texts.length > 0) toast(text.added(texts.length));
    if (binary.length > 0) toast(text.skipped(listed(binary), binary.length));
    if (tooLarge.length > 0) toast(text.tooLarge(listed(tooLarge)));
    if (badNames.length > 0) toast(text.badNames(listed(badNames)));
    if (brought.length > MAX_FILES) toast(text.uploadZip);
  }

  /** Unpacks a zip on the server. */
  async unpack(zip: File): Promise<void> {
    type Answer = { created: number | unknown[]; updated: number | unknown[]; skipped: unknown[] };
    const count = (of: number | unknown[]) => (typeof of === "number" ? of : of.length);
    toast(`${text.unpacking} ${formatBytes(zip.size)}`);
    try {
      const path = `/api/rooms/${this.code}/archive`;
      const response = await api.send("POST", path, { body: zip, type: "application/zip" });
      const { created, updated, skipped } = (await response.json()) as Answer;
      toast(text.unpacked(count(created), count(updated), skipped.length));
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    }
  }

  #folder(names: readonly string[], parent: string | null): string | null {
    const find = (name: string, at: string | null) => {
      const found = this.#child(name, at);
      return found?.kind === "folder" ? found.id : undefined;
    };
    return folderFor(names, parent, find, (draft) => this.tree.create(draft));
  }

  #entry(id: string): Entry | undefined {
    return this.tree.entries.get().get(id);
  }

  #child(name: string, parent: string | null, except?: string): Entry | undefined {
    const key = nameKey(name);
    for (const entry of this.tree.entries.get().values())
      if (entry.parent === parent && nameKey(entry.name) === key && entry.id !== except)
        return entry;
    return undefined;
  }

  #depthOf(id: string | null): number {
    return id === null ? 0 : (this.#entry(id)?.depth ?? 0) + 1;
  }

  /** How many levels a folder and what is in it take. */
  #depthBelow(id: string): number {
    const children = [...this.tree.entries.get().values()].filter(({ parent }) => parent === id);
    return 1 + Math.max(0, ...children.map((child) => this.#depthBelow(child.id)));
  }
}

function listed(paths: readonly string[]): string[] {
  const shown = paths.slice(0, LISTED);
  return paths.length > LISTED ? [...shown, text.andMore(paths.length - LISTED)] : shown;
}
