/** What was to be printed beside what was: pure. */

/** One line, and whether it differs from the one beside it. Line ends and spaces are made visible. */
export type Side = { text: string; differs: boolean };
/** Lines that stand beside each other; null where one text has none. */
export type DiffRow = { expected: Side | null; printed: Side | null };

/**
 * Both texts, line by line. As in a test, spaces at the ends of lines and empty lines at the end
 * count only when nothing else differs: then the test was an exact one.
 */
export function sideBySide(expected: string, printed: string): DiffRow[] {
  const loose = align(loosely(expected), loosely(printed));
  const isExact = loose.every(({ expected, printed }) => expected !== null && expected === printed);
  const rows = isExact ? align(exactly(expected), exactly(printed)) : loose;
  return rows.map((row) => shown(row, isExact));
}

/** Whether two texts look the same as far as they are shown. */
export function isSame(rows: readonly DiffRow[]): boolean {
  return rows.every(({ expected, printed }) => !expected?.differs && !printed?.differs);
}

type Pair = { expected: string | null; printed: string | null };

function loosely(text: string): string[] {
  const lines = text.trimEnd().split("\n");
  return lines.map((line) => line.trimEnd());
}

/** Lines with their ends. */
function exactly(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function shown({ expected, printed }: Pair, isExact: boolean): DiffRow {
  const differs = expected !== printed;
  const bare = (line: string | null) => line?.replace(/\s/g, "");
  const isSpace = differs && (isExact || bare(expected) === bare(printed));
  const side = (line: string | null) =>
    line === null ? null : { text: isSpace ? visible(line) : line.replace(/\n$/, ""), differs };
  return { expected: side(expected), printed: side(printed) };
}

/** A line with its spaces, tabs and ends as signs. */
export function visible(line: string): string {
  return line
    .replaceAll(" ", "·")
    .replaceAll("\t", "→")
    .replaceAll("\r", "␍")
    .replaceAll("\u00a0", "⍽")
    .replaceAll("\n", "↵");
}

/** Puts equal lines beside each other, and what is between them as it comes. */
function align(expected: readonly string[], printed: readonly string[]): Pair[] {
  const rows: Pair[] = [];
  const common = longestCommon(expected, printed);
  let [left, right] = [0, 0];
  const upTo = (toLeft: number, toRight: number) => {
    while (left < toLeft || right < toRight)
      rows.push({
        expected: left < toLeft ? (expected[left++] ?? null) : null,
        printed: right < toRight ? (printed[right++] ?? null) : null,
      });
  };
  for (const [atLeft, atRight] of common) {
    upTo(atLeft, atRight);
    upTo(atLeft + 1, atRight + 1);
  }
  upTo(expected.length, printed.length);
  return rows;
}

/** Where the longest sequence of lines is that both have. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
