/**
 * What compilers say of the files of a room, without React: the output of the last run of each
 * program in, problems out. A run that has just begun has none yet.
 */
import type { Problem, Severity } from "../editor/problem";
import { Store } from "../lib/store";
import { throttle } from "../lib/throttle";
import { type FileIndex, fileAt, indexFiles } from "./mentions";
import type { Runs, ShownRun } from "./runs";

/** Compilers speak before their programs do: further on there is nothing of theirs. */
const MOST = 64 * 1024;
/** How often output is read, at most. */
const READ_MS = 200;

const DIAGNOSTIC =
  /^(?<path>.+?):(?<line>\d+):(?<column>\d+): (?:fatal )?(?<severity>error|warning|note): (?<message>.+)$/gm;

/** The problems that `text` names, in the form of gcc and clang, in files of `index`. */
export function diagnosticsIn(text: string, index: FileIndex): Problem[] {
  return [...text.slice(0, MOST).matchAll(DIAGNOSTIC)].flatMap(({ groups = {} }) => {
    const { path = "", line, column, severity, message = "" } = groups;
    const file = fileAt(path, index);
    if (file === null) return [];
    const place = { line: Math.max(1, Number(line)), column: Math.max(1, Number(column)) };
    return [{ file, ...place, severity: severity as Severity, message }];
  });
}

type Files = Store<ReadonlyMap<string, { id: string; path: string; kind: string }>>;

export class Diagnostics {
  readonly problems = new Store<readonly Problem[]>([]);
  readonly #runs: Runs;
  readonly #files: Files;
  #index: { of: unknown; files: FileIndex } = { of: null, files: new Map() };
  #said = "";
  /** What the last run of each program began with: a long output drops its beginning. */
  readonly #texts = new Map<string, { run: number; text: string }>();

  constructor(runs: Runs, files: Files) {
    this.#runs = runs;
    this.#files = files;
    const read = throttle(() => this.read(), READ_MS);
    runs.list.subscribe(read);
    runs.beat.subscribe(read);
    files.subscribe(read);
  }

  /** Reads what the last run of each program said. */
  read(): void {
    const index = this.#indexed();
    const latest = new Map<string, ShownRun>();
    // Newest first: the first of a program is its last.
    for (const run of this.#runs.list.get()) if (!latest.has(run.file)) latest.set(run.file, run);
    const problems = [...latest.values()].flatMap((run) => diagnosticsIn(this.#text(run), index));
    const said = JSON.stringify(problems);
    // Output that says nothing about files changes nothing for those who look on.
    if (said !== this.#said) this.problems.set(problems);
    this.#said = said;
  }

  /** What a run printed; of tests, what they printed that did not pass. */
  #text(run: ShownRun): string {
    const { report } = run;
    if (report) return report.cases.map(({ printed }) => printed ?? "").join("\n");
    const kept = this.#texts.get(run.file);
    const text = this.#runs.beginning(run.id, MOST) ?? (kept?.run === run.id ? kept.text : "");
    this.#texts.set(run.file, { run: run.id, text });
    return text;
  }

  #indexed(): FileIndex {
    const entries = this.#files.get();
    if (this.#index.of !== entries) {
      const files = [...entries.values()].filter(({ kind }) => kind === "file");
      this.#index = { of: entries, files: indexFiles(files) };
    }
    return this.#index.files;
  }
}
