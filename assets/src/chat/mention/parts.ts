/** What a text names: people, files, places in files, rooms. Pure. */

/** A piece of text, and what it names. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "person"; text: string; username: string }
  | { kind: "all"; text: string; whom: "here" | "room" }
  | { kind: "file"; text: string; path: string; line: number | null; column: number | null }
  | { kind: "room"; text: string; code: string };

/** What there is to be named. */
export type Known = {
  isPerson(username: string): boolean;
  isFile(path: string): boolean;
  isRoom(code: string): boolean;
};

/** What comes after these in one text stays text: nobody reads so many. */
const MOST = 200;

/** Each alternative takes a whole run of characters, so that any text is read once. */
const RUN = /@[\p{L}\p{N}][\p{L}\p{N}._-]*|#[^\s#]+|[\p{L}\p{N}_./:-]+/gu;
const GLUED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_@/.+-]$/u;
const PLACE = /^(.+?)(?::(\d{1,7}))?(?::(\d{1,7}))?$/u;

/** The pieces of `text`; what names nothing that is known is text. */
export function partsOf(text: string, known: Known): Part[] {
  const parts: Part[] = [];
  let end = 0;
  let named = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (named === MOST) break;
    const isGlued = GLUED.test(text.slice(Math.max(0, index - 2), index));
    const part = isGlued ? null : partOf(run, known);
    if (!part) continue;
    if (index > end) parts.push({ kind: "text", text: text.slice(end, index) });
    parts.push(part);
    end = index + part.text.length;
    named += 1;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function partOf(run: string, known: Known): Part | null {
  if (run.startsWith("@")) {
    const text = run.replace(/[.-]+$/u, "");
    const name = text.slice(1);
    if (name === "here" || name === "room") return { kind: "all", text, whom: name };
    return known.isPerson(name.toLowerCase()) ? { kind: "person", text, username: name } : null;
  }
  const text = run.replace(/[.,;:!?)\]}'"]+$/u, "");
  const isNamed = text.startsWith("#");
  const [, path = "", line, column] = PLACE.exec(isNamed ? text.slice(1) : text) ?? [];
  // Without a sign before it only a place in a file is more than a word.
  if (path === "" || (!isNamed && line === undefined)) return null;
  if (known.isFile(path)) {
    const number = (digits: string | undefined) =>
      digits === undefined ? null : Math.max(1, Number(digits));
    return { kind: "file", text, path, line: number(line), column: number(column) };
  }
  return isNamed && known.isRoom(path) ? { kind: "room", text, code: path } : null;
}

/** Markdown without its blocks and spans of code. */
function withoutCode(body: string): string {
  let fence: string | null = null;
  const said: string[] = [];
  for (const line of body.split("\n")) {
    const mark = /^ *(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && /^[\s`~]*$/u.test(line)) fence = null;
    } else if (mark) fence = mark;
    else said.push(line.replace(/(?<!`)(`+)(?!`)[^`]+\1(?!`)/gu, " "));
  }
  return said.join("\n");
}

/** How a message means me. Code in it means nobody. */
export function meansMe(body: string, me: string | null): "person" | "room" | "here" | "anyone" {
  const parts = partsOf(withoutCode(body), {
    isPerson: (username) => username === me?.toLowerCase(),
    isFile: () => false,
    isRoom: () => false,
  });
  if (parts.some(({ kind }) => kind === "person")) return "person";
  const all = parts.flatMap((part) => (part.kind === "all" ? part.whom : []));
  if (all.includes("room")) return "room";
  return all.includes("here") ? "here" : "anyone";
}
