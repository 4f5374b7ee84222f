/** Places that a program names, as links in a terminal. */
import type { ILink, ILinkProvider, Terminal } from "@xterm/xterm";
import type { Mention } from "./mentions";

/** A line is looked at over so many rows at most. */
const MOST_ROWS = 16;

type Cell = { x: number; y: number };

/** Finds places by `find` in what `term` shows, and opens those that are pressed. */
export function placeLinks(
  term: Terminal,
  find: (line: string) => readonly Mention[],
  open: (mention: Mention) => void,
): ILinkProvider {
  return {
    provideLinks(row, callback) {
      const { text, cells } = wrapped(term, row - 1);
      const links = find(text).flatMap((mention): ILink[] => {
        const [start, end] = [cells[mention.start], cells[mention.end - 1]];
        if (!start || !end) return [];
        const words = text.slice(mention.start, mention.end);
        return [{ range: { start, end }, text: words, activate: () => open(mention) }];
      });
      callback(links.length > 0 ? links : undefined);
    },
  };
}

/** The whole line that `row` is a part of, and where each character of it is, counted from one. */
function wrapped(term: Terminal, row: number): { text: string; cells: Cell[] } {
  const buffer = term.buffer.active;
  let first = row;
  while (first > row - MOST_ROWS && buffer.getLine(first)?.isWrapped) first -= 1;
  let text = "";
  const cells: Cell[] = [];
  for (let y = first; y < first + 2 * MOST_ROWS; y++) {
    const line = buffer.getLine(y);
    if (!line || (y > first && !line.isWrapped)) break;
    for (let x = 0; x < line.length; x++) {
      const cell = line.getCell(x);
      // The second half of a wide character has none of its own.
      if (!cell || cell.getWidth() === 0) continue;
      const chars = cell.getChars() || " ";
      text += chars;
      for (let n = 0; n < chars.length; n++) cells.push({ x: x + 1, y: y + 1 });
    }
  }
  return { text, cells };
}
