/**
 * Runs of one room, without React: events and output in, a list and transcripts out.
 *
 * Output is kept by its offset: what comes twice is taken once, and a gap is filled from the server.
 */
import { Store } from "../lib/store";
import type { Run, RunEvent, RunRequest, SnapshotRun } from "../wire/frames";
import { Transcript } from "./transcript";

/** A run, with where it stands in the queue. */
export type ShownRun = Run & { position: number | null };

type Options = {
  /** Sends a request; a refusal is told later. False when there is no connection. */
  ask: (request: RunRequest, onRefused: (message: string) => void) => boolean;
  /** The output of a run so far, from the server. */
  fetchOutput: (run: number) => Promise<string>;
};

/** So many runs are listed. */
const MOST = 100;

export class Runs {
  /** Newest first. */
  readonly list = new Store<readonly ShownRun[]>([]);
  /** Which run the terminal shows. */
  readonly shown = new Store<number | null>(null);
  /** Counts up with everything that a transcript takes. */
  readonly beat = new Store(0);
  /** Whether a start is on its way, or why it was turned down. */
  readonly starting = new Store<"no" | "asked" | { problem: string }>("no");

  /** Why what was typed last did not reach the program. */
  readonly untaken = new Store<{ problem: string } | null>(null);

  readonly #options: Options;
  readonly #transcripts = new Map<number, Transcript>();
  readonly #fetching = new Set<number>();
  #nonce: string | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Runs `file` for everyone. The same nonce starts it once. */
  start(
    file: string,
    language: string | null,
    args: string[] = [],
    nonce: string = crypto.randomUUID(),
  ): void {
    if (this.starting.get() === "asked") return;
    this.#nonce = nonce;
    this.starting.set("asked");
    const refused = (problem: string) => {
      if (this.#nonce === nonce) this.starting.set({ problem });
    };
    const sent = this.#options.ask({ start: { file, language, args, nonce } }, refused);
    if (!sent) this.starting.set("no");
  }

  /** Types into the program. */
  stdin(run: number, text: string): void {
    this.#options.ask({ stdin: { run, text } }, (problem) => this.untaken.set({ problem }));
  }

  /** Tells the program that no more input comes. */
  eof(run: number): void {
    this.#options.ask({ eof: { run } }, () => undefined);
  }

  stop(run: number): void {
    this.#options.ask({ stop: { run } }, () => undefined);
  }

  /** Empties the terminal. The output stays with the server. */
  clear(): void {
    this.shown.set(null);
  }

  /** Shows `run` in the terminal, loading its output if it is not here. */
  show(run: number): void {
    this.shown.set(run);
    if (!this.#transcripts.has(run)) void this.#fetch(run);
  }

  transcript(run: number): Transcript {
    const found = this.#transcripts.get(run);
    if (found) return found;
    const made = new Transcript();
    this.#transcripts.set(run, made);
    return made;
  }

  /** The run that goes on now, if there is one. */
  live(): ShownRun | undefined {
    return this.list.get().find((run) => run.state !== "done");
  }

  /** Takes the newest runs from the server, as on entering the room. */
  reset(runs: readonly SnapshotRun[]): void {
    this.starting.set("no");
    for (const { output, output_from, ...run } of runs) {
      this.#put(run);
      if (output === undefined) continue;
      const bytes = decode(output);
      const transcript = this.transcript(run.id);
      const from = output_from ?? 0;
      if (transcript.output(from, bytes) === "gap") transcript.replace(from, bytes);
    }
    const [newest] = this.list.get();
    // Whoever comes sees what everyone else sees: what ran last.
    if (this.shown.get() === null && newest) this.show(newest.id);
    this.#beat();
  }

  /** The connection came back without a reset: what was said meanwhile is fetched when it shows. */
  resumed(): void {
    if (this.starting.get() === "asked") this.starting.set("no");
    const live = this.live();
    if (live) void this.#fetch(live.id);
  }

  receive(event: RunEvent): void {
    if ("started" in event) this.#started(event.started);
    else if ("finished" in event) this.#finished(event.finished);
    else if ("state" in event) {
      const { run, state, position } = event.state;
      this.#change(run, { state, position: position ?? null });
    } else {
      const { run, user, offset, text } = event.typed;
      this.transcript(run).typed(user, offset, text);
    }
  }

  output(run: number, offset: number, bytes: Uint8Array): void {
    if (this.transcript(run).output(offset, bytes) === "gap") void this.#fetch(run);
    this.#beat();
  }

  #started(run: Run): void {
    this.#put(run);
    this.transcript(run.id);
    this.starting.set("no");
    this.#nonce = null;
    this.shown.set(run.id);
  }

  #finished(run: Run): void {
    this.#put(run);
    const kept = this.#transcripts.get(run.id);
    if (kept && kept.end < run.output_bytes) void this.#fetch(run.id);
    this.#beat();
  }

  #put(run: Run): void {
    const others = this.list.get().filter((other) => other.id !== run.id);
    const known = this.list.get().find((other) => other.id === run.id);
    // What is done stays done, whatever order things arrive in.
    const next =
      known?.state === "done" && run.state !== "done" ? known : { ...run, position: null };
    this.list.set([next, ...others].sort((a, b) => b.id - a.id).slice(0, MOST));
  }

  #change(id: number, change: Partial<ShownRun>): void {
    const apply = (run: ShownRun) =>
      run.id === id && run.state !== "done" ? { ...run, ...change } : run;
    this.list.set(this.list.get().map(apply));
  }

  async #fetch(run: number): Promise<void> {
    if (this.#fetching.has(run)) return;
    this.#fetching.add(run);
    try {
      const bytes = new TextEncoder().encode(await this.#options.fetchOutput(run));
      const transcript = this.transcript(run);
      // Output that came while we asked is newer than the answer.
      if (bytes.length > transcript.end || transcript.pieces.length === 0)
        transcript.replace(0, bytes);
      this.#beat();
    } catch {
      // Nothing to show is better than a wrong part; the next look tries again.
      if (this.#transcripts.get(run)?.pieces.length === 0) this.#transcripts.delete(run);
    } finally {
      this.#fetching.delete(run);
    }
  }

  #beat(): void {
    this.beat.update((n) => n + 1);
  }
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
