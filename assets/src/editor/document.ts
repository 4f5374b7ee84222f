/**
 * One open file: its Yjs document, its place on the server, and what of it is safe.
 *
 * It is `saved` only when the server has said that every edit of ours is on disk. An edit without
 * that proof, whatever became of the connection it was sent on, makes it `saving` or `offline`.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import * as Y from "yjs";
import { Store } from "../lib/store";
import { throttle } from "../lib/throttle";
import type { Keeper } from "./keeper";
import { text } from "./messages";
import { seed } from "./seed";

/** How safe our edits are: on the server's disk, on the way, kept here, or turned down. */
export type Light = "saved" | "saving" | "offline" | "refused";

/** Who a cursor belongs to. */
export type CursorUser = { id: string; name: string; slot: number };

/** A frame takes 8 MiB, and some bytes of it are its own. */
const MOST_BYTES = 8 * 1024 * 1024 - 64;

/** What a document sends to the server. */
export type Outlet = {
  sync(doc: number, n: number, message: Uint8Array): void;
  awareness(doc: number, update: Uint8Array): void;
};

/** The document's place on one connection. */
type Place = {
  doc: number;
  /** How many sync messages we sent. */
  sent: number;
  /** Up to which of them the server has them on disk. */
  saved: number;
  /** The last of them that carries an edit, or has to be proven. */
  needed: number;
  /** Whether our step 2 has gone out: from then on updates follow one by one. */
  answered: boolean;
};

/** How often a cursor is told, at most. */
const AWARENESS_MS = 40;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const REMOTE = { from: "server" };
const STORAGE = { from: "storage" };

export class Document {
  readonly file: string;
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText("content");
  readonly awareness = new Awareness(this.doc);
  readonly light = new Store<Light>("saved");
  /** True once there is something to show: kept here, or come from the server. */
  readonly ready = new Store(false);
  /** Why the server turned our edits down. */
  readonly refusal = new Store<string | null>(null);
  /** How many views hold it; counted by the pool. */
  holders = 0;

  readonly #keeper: Keeper;
  readonly #outlet: Outlet;
  #place: Place | null = null;
  #linkUp = false;
  /** There are edits of ours that no living connection carried. */
  #owed = false;
  /** The next step 2 must be confirmed even if we know of no edit. */
  #prove = false;
  #epoch: string | null = null;

  constructor(file: string, keeper: Keeper, outlet: Outlet) {
    this.file = file;
    this.#keeper = keeper;
    this.#outlet = outlet;
    this.awareness.setLocalState(null);
    this.doc.on("update", this.#updated);
    this.awareness.on("update", this.#aware);
  }

  /** The number the server knows it by, while it does. */
  get number(): number | null {
    return this.#place?.doc ?? null;
  }

  /** Brings back what this browser kept. */
  async load(): Promise<void> {
    const kept = await this.#keeper.load();
    this.#epoch ??= kept.epoch;
    if (kept.dirty.length > 0) this.#owed = true;
    for (const update of kept.updates) Y.applyUpdate(this.doc, update, STORAGE);
    if (kept.updates.length > 0) this.ready.set(true);
    // Kept edits that came up late ride in an update of their own.
    const place = this.#place;
    if (place?.answered && this.#owed)
      place.needed = this.#send(UPDATE, Y.encodeStateAsUpdate(this.doc));
    this.#show();
  }

  /** The file is being made by us: `text` is all there is, and there is nothing to wait for. */
  begin(text: string): void {
    if (text !== "") {
      const first = seed(this.file, text);
      Y.applyUpdate(this.doc, first, STORAGE);
      this.#keeper.append(first, false);
    }
    this.ready.set(true);
  }

  /** The connection stands, and the document is being asked for. */
  linked(): void {
    this.#linkUp = true;
    this.#show();
  }

  /** The server has opened it for us. */
  opened(doc: number, epoch: string): void {
    // A document that the server lost or replaced gets everything we have, and must confirm it.
    if (this.#epoch !== null && this.#epoch !== epoch) this.#prove = true;
    this.#lost();
    this.#epoch = epoch;
    this.#linkUp = true;
    // A new start: what was turned down is offered again.
    this.refusal.set(null);
    this.#place = { doc, sent: 0, saved: 0, needed: 0, answered: false };
    this.#send(STEP_1, Y.encodeStateVector(this.doc));
    if (this.awareness.getLocalState() !== null) this.#tellAwareness();
    this.#show();
  }

  /** The connection is gone. What was not confirmed is owed again. */
  unlinked(): void {
    this.#linkUp = false;
    if (this.#place) this.#prove = true;
    this.#lost();
    this.#place = null;
    const others = [...this.awareness.getStates().keys()].filter(
      (id) => id !== this.awareness.clientID,
    );
    removeAwarenessStates(this.awareness, others, REMOTE);
    this.#show();
  }

  /** Takes a sync message of the server. */
  sync(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type === STEP_1) this.#answer(body);
    else if (type === STEP_2 || type === UPDATE) {
      Y.applyUpdate(this.doc, body, REMOTE);
      if (type === STEP_2) this.ready.set(true);
    }
  }

  aware(update: Uint8Array): void {
    applyAwarenessUpdate(this.awareness, update, REMOTE);
  }

  /** The server has our messages up to `n` on disk. Confirmations may arrive in any order. */
  saved(n: number): void {
    const place = this.#place;
    if (!place || n > place.sent) return;
    place.saved = Math.max(place.saved, n);
    if (place.answered && place.saved >= place.needed && (this.#owed || this.#prove)) {
      this.#owed = false;
      this.#prove = false;
      this.#keeper.settle(this.#epoch);
    }
    this.#show();
  }

  /** The server does not take our edits. */
  refused(message: string): void {
    this.#owed = true;
    this.refusal.set(message);
    this.#show();
  }

  /** Whether nothing of ours is without proof. */
  isSettled(): boolean {
    const place = this.#place;
    return !this.#owed && !this.#prove && (!place || place.saved >= place.needed);
  }

  forget(): void {
    this.#keeper.forget();
  }

  /** Resolves when this browser has kept everything so far. */
  kept(): Promise<void> {
    return this.#keeper.idle();
  }

  destroy(): void {
    this.awareness.off("update", this.#aware);
    this.awareness.setLocalState(null);
    if (this.#place)
      this.#outlet.awareness(
        this.#place.doc,
        encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]),
      );
    this.#tellAwareness.cancel();
    this.awareness.destroy();
    this.doc.off("update", this.#updated);
    this.doc.destroy();
    this.#keeper.close();
  }

  #updated = (update: Uint8Array, origin: unknown): void => {
    const ours = origin !== REMOTE && origin !== STORAGE;
    if (origin !== STORAGE) this.#keeper.append(update, ours);
    if (origin === REMOTE) return;
    const place = this.#place;
    if (ours) this.#owed = true;
    if (place?.answered) place.needed = Math.max(place.needed, this.#send(UPDATE, update));
    this.#show();
  };

  #aware = (
    change: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    const mine = [...change.added, ...change.updated, ...change.removed].includes(
      this.awareness.clientID,
    );
    if (origin !== REMOTE && mine) this.#tellAwareness();
  };

  /** Tells where we are. Moving a selection by mouse would otherwise send hundreds of frames. */
  #tellAwareness = throttle(() => {
    const { clientID } = this.awareness;
    if (this.#place)
      this.#outlet.awareness(this.#place.doc, encodeAwarenessUpdate(this.awareness, [clientID]));
  }, AWARENESS_MS);

  /** Sends what the server lacks, by its state vector. This carries every edit made so far. */
  #answer(vector: Uint8Array): void {
    const place = this.#place;
    if (!place) return;
    const n = this.#send(STEP_2, Y.encodeStateAsUpdate(this.doc, vector));
    place.answered = true;
    if (this.#owed || this.#prove) place.needed = n;
    this.#show();
  }

  /** Forgets what the old place promised. */
  #lost(): void {
    if (this.#place && this.#place.needed > this.#place.saved) this.#owed = true;
  }

  #send(type: number, body: Uint8Array): number {
    const place = this.#place;
    if (!place) return 0;
    if (body.length > MOST_BYTES) {
      // The server would close the connection, again with every attempt.
      this.refused(text.tooMuch);
      return Number.POSITIVE_INFINITY;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, body);
    place.sent += 1;
    this.#outlet.sync(place.doc, place.sent, encoding.toUint8Array(encoder));
    return place.sent;
  }

  #show(): void {
    if (this.refusal.get() !== null) this.light.set("refused");
    else if (!this.#linkUp) this.light.set("offline");
    else this.light.set(this.isSettled() ? "saved" : "saving");
  }
}
