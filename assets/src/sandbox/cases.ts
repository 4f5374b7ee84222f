/** Where the tests of a program are: pure. The same rules as the server's. */
import type { Entry } from "../tree/crdt";

/** How the name of a file of cases ends. */
const ENDING = "tests.toml";

type File = Pick<Entry, "id" | "kind" | "name" | "parent">;

/** `main.py` without its ending. */
function stemOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** What the file of a program's own cases is called. */
export function casesName(name: string): string {
  return `${stemOf(name)}.${ENDING}`;
}

/** Whether a file has cases in it. */
export function isCases(name: string): boolean {
  return name === ENDING || name.endsWith(`.${ENDING}`);
}

/** The file with the cases of `program`: its own, or that of its folder. */
export function casesOf<T extends File>(files: Iterable<T>, program: File): T | null {
  const beside = besides(files, program);
  const named = (name: string) => beside.find((file) => file.name === name);
  return named(casesName(program.name)) ?? named(ENDING) ?? null;
}

/**
 * The program that `file` belongs to: itself, or the one whose cases it has. `canRun` says which
 * files are programs.
 */
export function programOf<T extends File>(
  files: Iterable<T>,
  file: T,
  canRun: (file: T) => boolean,
): T | null {
  if (!isCases(file.name)) return canRun(file) ? file : null;
  const programs = besides(files, file).filter(canRun);
  const stem = stemOf(stemOf(file.name));
  if (file.name !== ENDING) return programs.find(({ name }) => stemOf(name) === stem) ?? null;
  const main = programs.find(({ name }) => stemOf(name) === "main");
  return main ?? (programs.length === 1 ? (programs[0] ?? null) : null);
}

/** What a new file of cases begins with. */
export const TEMPLATE = `# Each case runs the program once, and compares what it prints.

[[case]]
name = "adds two numbers"
input = """
1 2
"""
output = """
3
"""

[[case]]
name = "says what it does not understand"
input = "one two\\n"
exit = 1             # the status it ends with; without it, 0
points = 2           # what it is worth; without it, 1

# Also: args = ["-v"] are the program's arguments. exact = true counts spaces at the
# ends of lines, and empty lines at the end. Without output, only the status counts.
`;

function besides<T extends File>(files: Iterable<T>, one: File): T[] {
  return [...files].filter(({ kind, parent }) => kind === "file" && parent === one.parent);
}
