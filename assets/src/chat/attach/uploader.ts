/**
 * Files on their way into a room, without React: pieces out, progress in.
 *
 * A file goes on where it stopped: the server says how much of it there is. What stands between is
 * tried again until it works or somebody gives it up; what the server refuses is not.
 */
import { Store } from "../../lib/store";
import { ApiError } from "../../wire/api";
import type { Attachment } from "../../wire/frames";
import { text } from "./messages";

/** How far a file has come. */
export type UploadState = "waiting" | "sending" | "paused" | "again" | "failed" | "ready";

/** A file as the composer shows it. */
export type Item = {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly file: Blob;
  /** Bytes that have arrived. */
  readonly sent: number;
  readonly state: UploadState;
  readonly problem: string | null;
  /** What the server found it to be, once all is there. */
  readonly found: Attachment | null;
};

/** How much of a file there is on the server. */
export type Progress = { offset: number; attachment: Attachment | null };

/** The server, as far as files go. Throws an `ApiError` when it does not work. */
export type Carrier = {
  begin(name: string, size: number): Promise<string>;
  /** Sends a piece; answers how much there is then. */
  piece(id: string, offset: number, bytes: Blob, signal: AbortSignal): Promise<number>;
  progress(id: string, signal: AbortSignal): Promise<Progress>;
  cancel(id: string): Promise<void>;
};

type Options = {
  carrier: Carrier;
  /** Waits, or rejects when the signal says so. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  now?: () => number;
};

/** What one message carries at most. */
export const MOST = 10;
/** So many files are sent at the same time. */
const AT_ONCE = 2;
/** Pieces begin small, so that progress shows, and grow as long as they go quickly. */
const PIECE = 256 * 1024;
const LEAST = 64 * 1024;
const LARGEST = 8 * 1024 * 1024;
const QUICK_MS = 700;
const SLOW_MS = 3000;
/** After how long a lost connection is tried again; the last holds for all that follow. */
const AGAIN_MS = [1000, 2000, 4000, 8000, 15000];

export class Uploads {
  readonly items = new Store<readonly Item[]>([]);
  /** What could not be added, as a sentence. */
  onRefused: (message: string) => void = () => undefined;

  readonly #carrier: Carrier;
  readonly #wait: NonNullable<Options["wait"]>;
  readonly #now: () => number;
  readonly #ids = new Map<number, string>();
  readonly #running = new Map<number, AbortController>();
  #keys = 0;

  constructor({ carrier, wait = later, now = Date.now }: Options) {
    this.#carrier = carrier;
    this.#wait = wait;
    this.#now = now;
  }

  /** Takes files in, as many as a message carries, and begins to send them. */
  add(files: readonly { name: string; file: Blob }[]): void {
    const free = MOST - this.items.get().length;
    if (files.length > free) this.onRefused(text.tooMany);
    const added = files.slice(0, Math.max(0, free)).map(({ name, file }): Item => {
      this.#keys += 1;
      const begin = { sent: 0, state: "waiting", problem: null, found: null } as const;
      return { key: this.#keys, name, file, size: file.size, ...begin };
    });
    this.items.update((items) => [...items, ...added]);
    this.#next();
  }

  /** Stops sending a file for now. */
  pause(key: number): void {
    const state = this.#item(key)?.state;
    if (state === "ready" || state === "failed") return;
    this.#change(key, { state: "paused" });
    this.#running.get(key)?.abort();
  }

  /** Goes on with a file that was paused, or failed. */
  resume(key: number): void {
    const state = this.#item(key)?.state;
    if (state !== "paused" && state !== "failed") return;
    this.#change(key, { state: "waiting", problem: null });
    this.#next();
  }

  /** Gives a file up. */
  remove(key: number): void {
    const id = this.#ids.get(key);
    this.#forget([key]);
    // What is left on the server is swept away there within a day.
    if (id !== undefined) this.#carrier.cancel(id).catch(() => undefined);
  }

  /** Sends nothing more. */
  stop(): void {
    this.#forget(this.items.get().map(({ key }) => key));
  }

  /** Tries those again at once that wait for a connection. */
  online(): void {
    for (const { key, state } of this.items.get()) {
      if (state !== "again") continue;
      this.#change(key, { state: "waiting" });
      this.#running.get(key)?.abort();
    }
  }

  /** The files that have arrived, for a message that carries them; null while some have not. */
  take(): Attachment[] | null {
    const items = this.items.get();
    const found = items.flatMap((item) => (item.state === "ready" && item.found) || []);
    if (found.length < items.length) return null;
    this.#forget(items.map(({ key }) => key));
    return found;
  }

  #item(key: number): Item | undefined {
    return this.items.get().find((item) => item.key === key);
  }

  #change(key: number, change: Partial<Item>): void {
    this.items.update((items) =>
      items.map((item) => (item.key === key ? { ...item, ...change } : item)),
    );
  }

  #forget(keys: readonly number[]): void {
    this.items.update((items) => items.filter(({ key }) => !keys.includes(key)));
    for (const key of keys) {
      this.#running.get(key)?.abort();
      this.#ids.delete(key);
    }
    this.#next();
  }

  /** Begins with those that wait, as many as may be sent at the same time. */
  #next(): void {
    for (const { key, state } of this.items.get()) {
      if (this.#running.size >= AT_ONCE) return;
      if (state === "waiting" && !this.#running.has(key)) void this.#run(key);
    }
  }

  async #run(key: number): Promise<void> {
    const control = new AbortController();
    this.#running.set(key, control);
    this.#change(key, { state: "sending" });
    try {
      await this.#send(key, control.signal);
    } catch (error) {
      // Whoever stopped it has said already what it is now.
      if (!control.signal.aborted) {
        const problem = error instanceof ApiError ? error.message : text.unreachable;
        this.#change(key, { state: "failed", problem });
      }
    }
    this.#running.delete(key);
    this.#next();
  }

  /** Sends a file to its end, over as many lost connections as it takes. */
  async #send(key: number, signal: AbortSignal): Promise<void> {
    for (let tried = 0; ; ) {
      const before = this.#item(key)?.sent ?? 0;
      try {
        const found = await this.#sendOn(key, signal);
        this.#change(key, { state: "ready", found });
        return;
      } catch (error) {
        if (signal.aborted || !isPassing(error)) throw error;
        // A file that is not there any more begins anew.
        if (isGone(error)) this.#ids.delete(key);
        tried = (this.#item(key)?.sent ?? 0) > before ? 0 : tried + 1;
        if (isGone(error) && tried > 2) throw error;
        this.#change(key, { state: "again" });
        const pause = AGAIN_MS[Math.min(tried, AGAIN_MS.length - 1)] ?? 0;
        await this.#wait(Math.max(pause, (retryAfter(error) ?? 0) * 1000), signal);
        this.#change(key, { state: "sending" });
      }
    }
  }

  async #sendOn(key: number, signal: AbortSignal): Promise<Attachment> {
    const item = this.#item(key);
    if (!item) throw new DOMException("removed", "AbortError");
    const { id, offset } = await this.#where(key, item, signal);
    let at = offset;
    let size = PIECE;
    // One more piece than it takes, if it must be: an empty one has the server look at all of it.
    do {
      this.#change(key, { sent: at });
      const began = this.#now();
      const bytes = item.file.slice(at, at + size);
      at = await this.#carrier.piece(id, at, bytes, signal);
      const took = this.#now() - began;
      if (took < QUICK_MS) size = Math.min(size * 2, LARGEST);
      else if (took > SLOW_MS) size = Math.max(size / 2, LEAST);
    } while (at < item.size);
    this.#change(key, { sent: at });
    const { attachment } = await this.#carrier.progress(id, signal);
    if (!attachment) throw new ApiError(0, "unreachable", text.unreachable);
    return attachment;
  }

  /** Where to go on: for a new file, at the beginning. */
  async #where(
    key: number,
    item: Item,
    signal: AbortSignal,
  ): Promise<{ id: string; offset: number }> {
    const known = this.#ids.get(key);
    if (known !== undefined) {
      const { offset } = await this.#carrier.progress(known, signal);
      return { id: known, offset };
    }
    const id = await this.#carrier.begin(item.name, item.size);
    if (signal.aborted) {
      this.#carrier.cancel(id).catch(() => undefined);
      throw new DOMException("removed", "AbortError");
    }
    this.#ids.set(key, id);
    return { id, offset: 0 };
  }
}

/** Whether it may work later, or from where the server says. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status, code } = error;
  if (status === 0 || status >= 500 || status === 429) return code !== "uploads_of_day_full";
  return isGone(error) || code === "wrong_offset" || code === "superseded";
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === "no_such_upload";
}

function retryAfter(error: unknown): number | null {
  return error instanceof ApiError ? error.retryAfter : null;
}

function later(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((go, stop) => {
    const timer = setTimeout(go, ms);
    const end = () => {
      clearTimeout(timer);
      stop(signal.reason);
    };
    signal.addEventListener("abort", end, { once: true });
  });
}
