/**
 * Runs of one room, without React: events and output in, a list and transcripts out.
 *
 * Output is kept by its offset: what comes twice is taken once, and a gap is filled from the server.
 */
import { Store } from "../lib/store";
import type {
  KeyboardWant,
  Run,
  RunEvent,
  RunKeyboard,
  RunOffer,
  RunRequest,
  SnapshotRun,
} from "../wire/frames";
import { afterClosing, afterStart, opened } from "./tabs";
import { Transcript } from "./transcript";

/** A run, with where it stands while it waits for its turn. */
export type ShownRun = Run;

/** What a run that can be repeated depends on, besides its sources. */
export type Given = { seed: number; stdin: string };

/** A file that a program wrote, now in the tree. */
export type Kept = { path: string; kept_as: string };

type Options = {
  me: string;
  /** Sends a request; a refusal is told later. False when there is no connection. */
  ask: (request: RunRequest, onRefused: (message: string) => void) => boolean;
  /** The output of a run so far, from the server. */
  fetchOutput: (run: number) => Promise<string>;
  /** Puts files that a run wrote into the tree. */
  keep: (run: number, paths: string[]) => Promise<readonly Kept[]>;
};

/** So many runs are listed. */
const MOST = 100;

export class Runs {
  /** Newest first. */
  readonly list = new Store<readonly ShownRun[]>([]);
  /** Which runs have a tab, in the order in which they came. */
  readonly tabs = new Store<readonly number[]>([]);
  /** Who may type into what. */
  readonly keyboards = new Store<ReadonlyMap<number, RunKeyboard>>(new Map());
  /** What ended runs wrote, until it is dismissed. */
  readonly offers = new Store<ReadonlyMap<number, RunOffer>>(new Map());
  /** Where files that a run wrote are kept, by run and path. */
  readonly kept = new Store<ReadonlyMap<string, string>>(new Map());
  /** Whether the list of all runs shows instead of one. */
  readonly listing = new Store(false);
  /** Which run the terminal shows. */
  readonly shown = new Store<number | null>(null);
  /** Counts up with everything that a transcript takes. */
  readonly beat = new Store(0);
  /** Whether a start is on its way, or why it was turned down. */
  readonly starting = new Store<"no" | "asked" | { problem: string }>("no");

  /** Why what was typed last did not reach the program. */
  readonly untaken = new Store<{ problem: string } | null>(null);
  /** Why a keyboard was not settled as asked. */
  readonly unsettled = new Store<{ problem: string } | null>(null);
  /** Why a file was not kept. */
  readonly unkept = new Store<{ problem: string } | null>(null);

  readonly #options: Options;
  readonly #transcripts = new Map<number, Transcript>();
  readonly #fetching = new Set<number>();
  readonly #withdrawn = new Set<number>();
  #nonce: string | null = null;
  #size: { columns: number; lines: number } | null = null;

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
    const { columns = null, lines = null } = this.#size ?? {};
    const request = { file, language, args, nonce, stdin: null, columns, lines };
    this.#begin({ start: request }, nonce);
  }

  /** Runs `file` so that it can be repeated: it gets `stdin`, and nobody types. */
  startWithSeed(
    file: string,
    language: string | null,
    given: Given,
    nonce: string = crypto.randomUUID(),
  ): void {
    const { columns = null, lines = null } = this.#size ?? {};
    this.#begin({ start: { file, language, args: [], nonce, ...given, columns, lines } }, nonce);
  }

  /** Runs the tests of the program that starts with `file`. */
  test(file: string, nonce: string = crypto.randomUUID()): void {
    this.#begin({ test: { file, nonce } }, nonce);
  }

  /** Repeats a run that had a seed, with the sources and the input of then. */
  repeat(run: number, nonce: string = crypto.randomUUID()): void {
    this.#begin({ repeat: { run, nonce } }, nonce);
  }

  /** Types into the program. */
  stdin(run: number, text: string): void {
    this.#options.ask({ stdin: { run, text } }, (problem) => this.untaken.set({ problem }));
  }

  /** Tells the program that no more input comes. */
  eof(run: number): void {
    this.#options.ask({ eof: { run } }, (problem) => this.untaken.set({ problem }));
  }

  /** Presses Ctrl-C. */
  interrupt(run: number): void {
    this.#options.ask({ interrupt: { run } }, (problem) => this.untaken.set({ problem }));
  }

  /** Settles who types into the program. */
  want(run: number, want: KeyboardWant): void {
    if (want === "ask") this.#withdrawn.delete(run);
    else if (typeof want === "object" && "decline" in want && want.decline === this.#options.me)
      this.#withdrawn.add(run);
    const refused = (problem: string) => this.unsettled.set({ problem });
    this.#options.ask({ keyboard: { run, want } }, refused);
  }

  /** Whether we did not want the keyboard any more that we had asked for. */
  withdrew(run: number): boolean {
    return this.#withdrawn.has(run);
  }

  /** Whether what `user` types reaches the program, as far as others decide. */
  mayType(run: number, user: string): boolean {
    const keyboard = this.keyboards.get().get(run);
    return !keyboard || keyboard.holder === null || keyboard.holder === user || keyboard.free;
  }

  /** Learns how large the terminal is: programs that start are told. */
  sized(columns: number, lines: number): void {
    this.#size = { columns, lines };
  }

  /** Puts files that a run wrote into the tree. */
  async keep(run: number, paths: string[]): Promise<void> {
    try {
      const kept = await this.#options.keep(run, paths);
      const all = kept.map(({ path, kept_as }) => [`${run}/${path}`, kept_as] as const);
      this.kept.set(new Map([...this.kept.get(), ...all]));
    } catch (error) {
      this.unkept.set({ problem: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Does not want what a run wrote. */
  dismiss(run: number): void {
    this.offers.set(without(this.offers.get(), run));
  }

  stop(run: number): void {
    this.#options.ask({ stop: { run } }, () => undefined);
  }

  /** Closes the tab of a run that has ended. The output stays with the server. */
  close(run: number): void {
    if (this.#run(run)?.state !== "done") return;
    if (this.shown.get() === run) this.shown.set(afterClosing(this.tabs.get(), run));
    this.tabs.set(this.tabs.get().filter((other) => other !== run));
  }

  /** Shows `run` in the terminal, loading its output if it is not here. */
  show(run: number): void {
    this.shown.set(run);
    this.listing.set(false);
    this.tabs.set(opened(this.tabs.get(), run));
    if (!this.#transcripts.has(run)) void this.#fetch(run);
  }

  /** Shows the list of all runs. */
  showList(): void {
    this.listing.set(true);
  }

  transcript(run: number): Transcript {
    const found = this.#transcripts.get(run);
    if (found) return found;
    const made = new Transcript();
    this.#transcripts.set(run, made);
    return made;
  }

  /** The first `bytes` of what a run printed, as plain text; null where that is not here. */
  beginning(run: number, bytes: number): string | null {
    return this.#transcripts.get(run)?.beginning(bytes) ?? null;
  }

  /** The run that goes on now, if there is one. */
  live(): ShownRun | undefined {
    return this.list.get().find((run) => run.state !== "done");
  }

  /** Takes the newest runs from the server, as on entering the room. */
  reset(runs: readonly SnapshotRun[]): void {
    this.starting.set("no");
    this.keyboards.set(
      new Map(runs.flatMap(({ id, keyboard }) => (keyboard ? [[id, keyboard]] : []))),
    );
    this.offers.set(new Map(runs.flatMap(({ id, wrote }) => (wrote ? [[id, wrote]] : []))));
    const live = runs.filter(({ state }) => state !== "done").map(({ id }) => id);
    this.tabs.set(live.sort((a, b) => a - b).reduce(opened, this.tabs.get()));
    for (const { output, output_from, keyboard: _, wrote: __, ...run } of runs) {
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
      const { run, state, queued } = event.state;
      this.#change(run, { state, queued });
    } else if ("keyboard" in event) {
      const { run } = event.keyboard;
      this.keyboards.set(new Map([...this.keyboards.get(), [run, event.keyboard]]));
    } else if ("wrote" in event) {
      this.offers.set(new Map([...this.offers.get(), [event.wrote.run, event.wrote]]));
    } else {
      const { run, user, offset, text } = event.typed;
      this.transcript(run).typed(user, offset, text);
    }
  }

  output(run: number, offset: number, bytes: Uint8Array): void {
    if (this.transcript(run).output(offset, bytes) === "gap") void this.#fetch(run);
    this.#beat();
  }

  /** Asks for a program to start: one at a time. */
  #begin(request: RunRequest, nonce: string): void {
    if (this.starting.get() === "asked") return;
    this.#nonce = nonce;
    this.starting.set("asked");
    const refused = (problem: string) => {
      if (this.#nonce === nonce) this.starting.set({ problem });
    };
    if (!this.#options.ask(request, refused)) this.starting.set("no");
  }

  #started(run: Run): void {
    this.#put(run);
    this.transcript(run.id);
    if (run.by === this.#options.me) {
      this.starting.set("no");
      this.#nonce = null;
    }
    this.tabs.set(afterStart(this.tabs.get(), run, this.list.get()));
    const shown = this.#run(this.shown.get());
    // Nobody is taken from a program that they are in the middle of.
    if (run.by === this.#options.me || !shown || shown.state === "done") {
      this.shown.set(run.id);
      this.listing.set(false);
    }
  }

  #finished(run: Run): void {
    this.#put(run);
    this.keyboards.set(without(this.keyboards.get(), run.id));
    const kept = this.#transcripts.get(run.id);
    if (kept && kept.end < run.output_bytes) void this.#fetch(run.id);
    this.#beat();
  }

  #run(id: number | null): ShownRun | undefined {
    return this.list.get().find((run) => run.id === id);
  }

  #put(run: Run): void {
    const others = this.list.get().filter((other) => other.id !== run.id);
    const known = this.list.get().find((other) => other.id === run.id);
    // What is done stays done, whatever order things arrive in.
    const next = known?.state === "done" && run.state !== "done" ? known : run;
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

function without<T>(map: ReadonlyMap<number, T>, run: number): ReadonlyMap<number, T> {
  return new Map([...map].filter(([other]) => other !== run));
}
