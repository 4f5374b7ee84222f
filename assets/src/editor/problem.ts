/** What is wrong in a file, as a compiler or the editor says: pure. */

export type Severity = "error" | "warning" | "note";

export type Problem = {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  message: string;
};

const ORDER: readonly Severity[] = ["error", "warning", "note"];

/** Errors first, then by file and place; what is said twice, once. */
export function sorted(problems: readonly Problem[], pathOf: (file: string) => string): Problem[] {
  const distinct = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      pathOf(a.file).localeCompare(pathOf(b.file)) ||
      a.line - b.line ||
      a.column - b.column,
  );
}

/** What tells a problem from others. */
export function keyOf({ file, line, column, severity, message }: Problem): string {
  return `${file}/${line}/${column}/${severity}/${message}`;
}

/** The languages whose compiler counts columns in bytes; those of the others count characters. */
const IN_BYTES: ReadonlySet<string> = new Set(["c", "cpp"]);

/** Which character of `line`, in a file in `language`, is meant by the column that was named. */
export function columnIn(language: string, line: string, column: number): number {
  return IN_BYTES.has(language) ? characterAt(line, column) : column;
}

/** Which character of `line` a compiler means by its column, which counts bytes from one. */
function characterAt(line: string, column: number): number {
  let bytes = 1;
  let at = 0;
  for (const char of line) {
    if (bytes >= column) break;
    bytes += new TextEncoder().encode(char).length;
    at += char.length;
  }
  return at + 1;
}
