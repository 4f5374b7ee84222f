/** What to suggest while someone writes. Pure. */
import { EMOJI } from "./emoji";
import type { Nameable } from "./places";

/** The beginning of a name before the caret. */
export type Begun = { sign: "@" | "#" | ":"; from: number; query: string };

/** Something that can be put in. */
export type Suggestion = {
  /** What is written into the message. */
  insert: string;
  label: string;
  detail: string | null;
  /** Whose picture stands before it. */
  person: { name: string; slot: number } | null;
};

/** How many are shown. */
const MOST = 8;
const BEGUN = /(?:^|[\s([{"'*_~,;>])([@#:])([^\s@#:]{0,60})$/u;

/** The name that has been begun before `caret`, or null. */
export function begunAt(text: string, caret: number): Begun | null {
  const found = BEGUN.exec(text.slice(Math.max(0, caret - 64), caret));
  const [, sign, query] = found ?? [];
  if (!sign || query === undefined) return null;
  // A colon is an emoji's only once two letters follow.
  if (sign === ":" && !/^[\w+-]{2,}$/u.test(query)) return null;
  return { sign: sign as Begun["sign"], from: caret - query.length - 1, query };
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well `words` answer to `query`: 0 is best, null is not at all. */
function rank(query: string, words: readonly string[]): number | null {
  const sought = plain(query);
  const all = words.map(plain);
  if (all.some((word) => word.startsWith(sought))) return 0;
  if (all.some((word) => word.split(/[\s/._-]+/u).some((part) => part.startsWith(sought))))
    return 1;
  return all.some((word) => word.includes(sought)) ? 2 : null;
}

function best<T>(items: readonly T[], query: string, words: (item: T) => readonly string[]): T[] {
  const ranked = items.flatMap((item, at) => {
    const place = rank(query, words(item));
    return place === null ? [] : [{ item, place, at }];
  });
  ranked.sort((a, b) => a.place - b.place || a.at - b.at);
  return ranked.slice(0, MOST).map(({ item }) => item);
}

/** What all can be called by. */
type All = { word: "here" | "room"; detail: string };

/** What answers to what has been begun, the best first. */
export function suggest(
  begun: Begun,
  people: readonly Nameable[],
  files: readonly string[],
  all: readonly All[],
): Suggestion[] {
  const { sign, query } = begun;
  if (sign === ":")
    return best(EMOJI, query, ([name]) => [name]).map(([name, emoji]) => ({
      insert: emoji,
      label: `${emoji} ${name}`,
      detail: null,
      person: null,
    }));
  if (sign === "#")
    return best(files, query, (path) => [path, path.split("/").at(-1) ?? path]).map((path) => ({
      insert: `#${path}`,
      label: path,
      detail: null,
      person: null,
    }));
  const called = people.filter(({ username }) => username !== null);
  const found = best(called, query, ({ username, name }) => [username ?? "", name]).map(
    ({ username, name, slot }) => ({
      insert: `@${username}`,
      label: name,
      detail: `@${username}`,
      person: { name, slot },
    }),
  );
  const everyone = all
    .filter(({ word }) => word.startsWith(query.toLowerCase()))
    .map(({ word, detail }) => ({ insert: `@${word}`, label: `@${word}`, detail, person: null }));
  return [...found, ...everyone].slice(0, MOST);
}

/** The text with a suggestion in the place of what was begun, and where the caret is then. */
export function complete(
  text: string,
  caret: number,
  { from }: Begun,
  { insert }: Suggestion,
): { text: string; caret: number } {
  const rest = text.slice(caret);
  const gap = /^\s/u.test(rest) ? "" : " ";
  const head = `${text.slice(0, from)}${insert}${gap}`;
  return { text: head + rest, caret: head.length + (gap === "" ? 1 : 0) };
}
