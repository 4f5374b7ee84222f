/** Places in files of the room, as programs name them in what they print: pure. */

/** Where a text names a place, and which. */
export type Mention = {
  /** From the first character of the path to behind the last digit. */
  start: number;
  end: number;
  file: string;
  line: number;
  column: number | null;
};

/** Paths of files by how they end, so that few are compared. */
export type FileIndex = ReadonlyMap<string, readonly { id: string; path: string }[]>;

const KEY = 5;
const keyOf = (path: string) => path.slice(-KEY);

/** Makes files findable by their paths. */
export function indexFiles(files: Iterable<{ id: string; path: string }>): FileIndex {
  const index = new Map<string, { id: string; path: string }[]>();
  for (const { id, path } of files) {
    const same = index.get(keyOf(path));
    if (same) same.push({ id, path });
    else index.set(keyOf(path), [{ id, path }]);
  }
  return index;
}

/** The file that a program calls `path`, or null. */
export function fileAt(path: string, index: FileIndex): string | null {
  const own = path.replace(/^(?:(?:file:\/\/)?\/room\/|\.\/)/, "");
  return index.get(keyOf(own))?.find((file) => file.path === own)?.id ?? null;
}

/**
 * What stands between a path and its line: `:3:5` for most, `", line 3` for Python, ` on line 3` for
 * PHP, `(3,5)` for others.
 */
const ANCHOR =
  /:(?<line>\d+)(?::(?<column>\d+))?|["'],? line (?<quoted>\d+)| on line (?<php>\d+)|\((?<row>\d+),(?<at>\d+)\)/g;

/** What a path may come after. Its own folder is `/room/`, and may be left out. */
const BEFORE = /(?:^|[\s"'`([{<=,;:|])(?:(?:file:\/\/)?\/room\/|\.\/)?$/;
/** More than it matches, so that a cut is not taken for a beginning. */
const WINDOW = 24;

/** All places of files in `index` that `text`, one line, names. */
export function mentionsIn(text: string, index: FileIndex): Mention[] {
  const found: Mention[] = [];
  for (const { index: at, 0: anchor, groups = {} } of text.matchAll(ANCHOR)) {
    const path = pathBefore(text.slice(0, at), index);
    if (!path) continue;
    const line = groups.line ?? groups.quoted ?? groups.php ?? groups.row;
    const column = groups.column ?? groups.at;
    found.push({
      start: path.start,
      end: at + anchor.length,
      file: path.id,
      line: Math.max(1, Number(line)),
      column: column === undefined ? null : Math.max(1, Number(column)),
    });
  }
  return found;
}

/** The longest path of a file that `text` ends with. */
function pathBefore(text: string, index: FileIndex): { id: string; start: number } | null {
  let best: { id: string; start: number; length: number } | null = null;
  for (let length = 1; length <= KEY; length++)
    for (const { id, path } of index.get(text.slice(-length)) ?? []) {
      if (path.length <= (best?.length ?? 0) || !text.endsWith(path)) continue;
      const start = text.length - path.length;
      const before = BEFORE.exec(text.slice(Math.max(0, start - WINDOW), start));
      if (!before) continue;
      // The first character of what is before it, unless it is the beginning, is not of the path.
      const prefix = before[0].replace(/^[\s"'`([{<=,;:|]/, "");
      best = { id, length: path.length, start: start - prefix.length };
    }
  return best;
}
