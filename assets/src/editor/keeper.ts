/** Keeps one document in this browser: updates in the order they were made, as few writes as can be. */
import * as Y from "yjs";
import type { DocStorage, Kept } from "./storage";

/** So many appended updates are joined to one. */
const COMPACT_AFTER = 200;

export class Keeper {
  readonly #storage: DocStorage;
  readonly #key: string;
  /** Names this document in this tab, to tell our unconfirmed edits from another tab's. */
  readonly #writer: string;
  #inherited: string[] = [];
  /** Updates that will be written together. */
  #batch: { updates: Uint8Array[]; dirty: boolean } | null = null;
  #last: Promise<void> = Promise.resolve();
  #appended = 0;
  #closed = false;

  constructor(storage: DocStorage, key: string, writer: string) {
    this.#storage = storage;
    this.#key = key;
    this.#writer = writer;
  }

  /** What was kept, or nothing when this browser does not let us keep anything. */
  async load(): Promise<Kept> {
    try {
      const kept = await this.#storage.load(this.#key);
      this.#inherited = kept.dirty;
      this.#appended = kept.updates.length;
      return kept;
    } catch {
      return { updates: [], epoch: null, dirty: [] };
    }
  }

  append(update: Uint8Array, dirty: boolean): void {
    if (this.#batch) {
      this.#batch.updates.push(update);
      this.#batch.dirty ||= dirty;
      return;
    }
    const batch = { updates: [update], dirty };
    this.#batch = batch;
    this.#then(() => this.#write(batch));
  }

  /** Everything appended so far is with the server. */
  settle(epoch: string | null): void {
    const writers = [this.#writer, ...this.#inherited];
    this.#inherited = [];
    // What comes after this is not settled: it must not join a batch from before.
    this.#batch = null;
    this.#then(() => this.#storage.settle(this.#key, writers, epoch));
  }

  forget(): void {
    this.#batch = null;
    this.#then(() => this.#storage.forget(this.#key));
  }

  /** Resolves when everything so far is written. */
  idle(): Promise<void> {
    return this.#last;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#appended > 1) this.#then(() => this.#storage.compact(this.#key));
  }

  async #write(batch: { updates: Uint8Array[]; dirty: boolean }): Promise<void> {
    if (this.#batch === batch) this.#batch = null;
    const [first, ...more] = batch.updates;
    if (!first) return;
    const update = more.length === 0 ? first : Y.mergeUpdates(batch.updates);
    await this.#storage.append(this.#key, update, batch.dirty ? this.#writer : null);
    this.#appended += 1;
    if (this.#appended < COMPACT_AFTER) return;
    this.#appended = 1;
    await this.#storage.compact(this.#key);
  }

  #then(step: () => Promise<void>): void {
    // A browser that keeps nothing must not stop anyone from writing: memory and the server remain.
    this.#last = this.#last.then(step).catch(() => undefined);
  }
}
