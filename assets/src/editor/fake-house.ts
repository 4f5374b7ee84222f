/** The server's half of documents, for tests: relays at once, writes to disk later, and may crash between. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { DocEvent, DocRequest } from "../wire/frames";
import type { DocPool } from "./documents";

type Live = { doc: Y.Doc; disk: Uint8Array; epoch: string; number: number };
type Seat = { client: FakeClient; live: Live; n: number };

export class FakeHouse {
  readonly clients: FakeClient[] = [];
  readonly #docs = new Map<string, Live>();
  #seats: Seat[] = [];
  #numbers = 0;
  #lives = 0;

  /** What would be there after a power cut. */
  onDisk(file: string): Y.Doc {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.live(file).disk);
    return doc;
  }

  live(file: string): Live {
    const found = this.#docs.get(file);
    if (found) return found;
    const doc = new Y.Doc();
    const live = {
      doc,
      disk: Y.encodeStateAsUpdate(doc),
      epoch: `e${++this.#lives}`,
      number: ++this.#numbers,
    };
    this.#docs.set(file, live);
    return live;
  }

  request(client: FakeClient, request: DocRequest): void {
    if ("close" in request) {
      this.#seats = this.#seats.filter(
        (s) => s.client !== client || s.live.number !== request.close.doc,
      );
      return;
    }
    const { file } = request.open;
    const live = this.live(file);
    this.#seats.push({ client, live, n: 0 });
    client.tell({ event: { opened: { file, doc: live.number, epoch: live.epoch } } });
    client.tell({ doc: live.number, sync: message(0, Y.encodeStateVector(live.doc)) });
  }

  sync(client: FakeClient, doc: number, n: number, bytes: Uint8Array): void {
    const seat = this.#seats.find((s) => s.client === client && s.live.number === doc);
    if (!seat) return;
    if (n !== seat.n + 1) throw new Error(`message ${n} after ${seat.n}`);
    seat.n = n;
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type === 0) {
      client.tell({ doc, sync: message(1, Y.encodeStateAsUpdate(seat.live.doc, body)) });
      return;
    }
    Y.applyUpdate(seat.live.doc, body);
    for (const other of this.#seats)
      if (other.live === seat.live && other !== seat)
        other.client.tell({ doc, sync: message(2, body) });
  }

  /** Writes everything to disk, and says so. */
  fsync(): void {
    for (const live of this.#docs.values()) live.disk = Y.encodeStateAsUpdate(live.doc);
    for (const { client, live, n } of this.#seats)
      client.tell({ event: { saved: { doc: live.number, n } } });
  }

  /** Loses what was not on disk, and everyone. */
  crash(): void {
    for (const client of this.clients) client.drop();
    for (const live of this.#docs.values()) {
      live.doc = new Y.Doc();
      Y.applyUpdate(live.doc, live.disk);
      live.number = ++this.#numbers;
    }
  }

  /** Loses a document, as a restored backup would. */
  lose(file: string): void {
    this.#docs.delete(file);
    for (const client of this.clients) client.drop();
  }

  forget(client: FakeClient): void {
    this.#seats = this.#seats.filter((seat) => seat.client !== client);
  }
}

function message(type: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

type Down = { event: DocEvent } | { doc: number; sync: Uint8Array };

/** One tab and its connection: frames wait on both ways until they are let through. */
export class FakeClient {
  pool: DocPool | null = null;
  up: (() => void)[] = [];
  down: Down[] = [];
  connected = false;
  readonly #house: FakeHouse;

  constructor(house: FakeHouse) {
    this.#house = house;
    house.clients.push(this);
  }

  readonly ask = (request: DocRequest): void => {
    if (this.connected) this.up.push(() => this.#house.request(this, request));
  };

  readonly sync = (doc: number, n: number, bytes: Uint8Array): void => {
    if (this.connected) this.up.push(() => this.#house.sync(this, doc, n, bytes));
  };

  readonly awareness = (): void => {};

  tell(frame: Down): void {
    this.down.push(frame);
  }

  connect(): void {
    this.connected = true;
    this.pool?.joined();
  }

  drop(): void {
    this.connected = false;
    this.up = [];
    this.down = [];
    this.#house.forget(this);
    this.pool?.left();
  }

  /** Lets one frame of ours arrive. */
  sendOne(): boolean {
    const frame = this.up.shift();
    frame?.();
    return frame !== undefined;
  }

  /** Lets one frame of the server arrive. */
  takeOne(): boolean {
    const frame = this.down.shift();
    if (!frame) return false;
    if ("event" in frame) this.pool?.receive(frame.event);
    else this.pool?.sync(frame.doc, frame.sync);
    return true;
  }

  settle(): void {
    while (this.sendOne() || this.takeOne());
  }
}
