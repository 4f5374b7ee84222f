/** Files from someone's desktop, read as text before they enter a room. */

import { MAX_DEPTH, nameFault } from "./names";
import type { Draft } from "./tree";

/** A file as it lies on the desktop: where, and its bytes. */
export type Brought = { path: string; file: Blob };

/** What was read of it. */
export type Read = {
  texts: { path: string; text: string }[];
  binary: string[];
  tooLarge: string[];
  badNames: string[];
};

/** A document holds at most so much. */
const MAX_BYTES = 4 * 1024 * 1024;
/** So many files are taken at once; a larger project comes as a zip. */
export const MAX_FILES = 500;
/** Folders that hold what tools made, not what people wrote. */
const LEFT_OUT = new Set([".git", "node_modules", "__pycache__", ".venv", "target", ".DS_Store"]);

/** Reads what is text, and says what is not. */
export async function read(brought: readonly Brought[]): Promise<Read> {
  const result: Read = { texts: [], binary: [], tooLarge: [], badNames: [] };
  for (const { path, file } of brought.slice(0, MAX_FILES)) {
    const names = path.split("/");
    if (names.length > MAX_DEPTH || names.some((name) => nameFault(name) !== null))
      result.badNames.push(path);
    else if (file.size > MAX_BYTES) result.tooLarge.push(path);
    else {
      const text = textOf(new Uint8Array(await file.arrayBuffer()));
      if (text === null) result.binary.push(path);
      else result.texts.push({ path, text });
    }
  }
  return result;
}

/** The bytes as text with LF line ends, or `null` when they are something else. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}

/** Everything that was dropped, with the folders it lay in. */
export async function fromDrop(data: DataTransfer): Promise<Brought[]> {
  // The list empties itself after the event: everything is asked for before the first wait.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const files = [...data.files];
  const found: Brought[] = [];
  if (entries.every((entry) => entry === null))
    return files.map((file) => ({ path: file.name, file }));
  for (const entry of entries) if (entry) await walk(entry, "", found);
  return found;
}

async function walk(entry: FileSystemEntry, above: string, found: Brought[]): Promise<void> {
  if (LEFT_OUT.has(entry.name) || found.length > MAX_FILES) return;
  const path = above ? `${above}/${entry.name}` : entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader answers in parts, and with an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const inside of part) await walk(inside, path, found);
  }
}

/** Makes the folders of `path` below `parent` where they are missing, and returns the last one. */
export function folderFor(
  names: readonly string[],
  parent: string | null,
  find: (name: string, parent: string | null) => string | undefined,
  create: (draft: Draft) => string,
): string | null {
  let at = parent;
  for (const name of names) at = find(name, at) ?? create({ kind: "folder", name, parent: at });
  return at;
}
