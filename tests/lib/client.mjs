/**
 * A client of the live protocol without a browser: JSON frames, documents by Yjs, and a check that
 * no durable event is ever missing or comes twice.
 */
import { decoding, encoding } from "lib0";
import WebSocket from "ws";
import * as Y from "yjs";

const SYNC = 1;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** One connection to `/ws`, in one room. */
export class Client {
  /** Durable events in the order they came, as `[seq, frame]`, across connections. */
  seq = 0;
  epoch = null;
  joined = null;
  /** What broke a promise of the protocol. */
  faults = [];
  onEvent = () => {};
  /** Snapshots that replaced what we had. */
  resets = 0;

  #socket = null;
  #re = 1;
  #asked = new Map();
  #docs = new Map();

  constructor(url, token, room) {
    this.url = url;
    this.token = token;
    this.room = room;
  }

  /** Connects and enters the room, resuming where we were. */
  open() {
    const address = `${this.url.replace(/^http/, "ws")}/ws?token=${encodeURIComponent(this.token)}`;
    const socket = new WebSocket(address, "longhouse.v1", { perMessageDeflate: false });
    socket.binaryType = "nodebuffer";
    this.#socket = socket;
    return new Promise((entered, failed) => {
      socket.on("error", failed);
      socket.on("close", (code, reason) => {
        failed(new Error(`closed: ${code} ${reason}`));
        if (this.#socket === socket) this.#lost();
      });
      socket.on("message", (data, isBinary) => {
        if (this.#socket !== socket) return;
        if (isBinary) return this.#binary(data);
        const frame = JSON.parse(data.toString());
        if (frame.welcome) {
          const resume = this.epoch === null ? undefined : { epoch: this.epoch, seq: this.seq };
          this.#send({ join: { room: this.room, ...(resume && { resume }) } });
        } else if (frame.joined) {
          this.#entered(frame.joined);
          entered(this);
        } else this.#frame(frame);
      });
    });
  }

  /** Lets go of the connection, without a word. */
  drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
    this.#lost();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN && this.joined !== null;
  }

  /** Makes a request of the room; resolves with `done`, or the refusal. */
  ask(request) {
    return new Promise((done, failed) => {
      if (!this.isOpen) return failed(new Error("not connected"));
      const re = this.#re++;
      this.#asked.set(re, { done, failed });
      this.#send({ r: this.joined.r, re, ...request });
    });
  }

  /** Makes a request of the room that is answered by an event, or not at all. */
  tell(request) {
    if (this.isOpen) this.#send({ r: this.joined.r, ...request });
  }

  /** Takes part in a document. `local` goes on with edits made before; fresh otherwise. */
  openDocument(file, local = new Document()) {
    local.attach(this);
    this.#docs.set(file, local);
    this.tell({ doc: { open: { file } } });
    return local;
  }

  sendSync(doc, n, message) {
    if (!this.isOpen) return;
    const encoder = encoding.createEncoder();
    for (const part of [SYNC, this.joined.r, doc, n]) encoding.writeVarUint(encoder, part);
    encoding.writeUint8Array(encoder, message);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #entered(joined) {
    if (joined.epoch === this.epoch && joined.seq < this.seq) {
      this.faults.push(`the room went back from ${this.seq} to ${joined.seq}`);
    }
    if (joined.reset !== null) {
      if (this.epoch !== null) this.resets += 1;
      this.seq = joined.seq;
    }
    this.epoch = joined.epoch;
    this.joined = joined;
    if (joined.reset) this.onEvent({ reset: joined.reset });
    for (const [file] of this.#docs) this.tell({ doc: { open: { file } } });
  }

  #frame(frame) {
    if (frame.seq !== undefined) {
      if (frame.seq !== this.seq + 1) {
        this.faults.push(`event ${frame.seq} came after ${this.seq}: ${JSON.stringify(frame).slice(0, 200)}`);
      }
      this.seq = frame.seq;
    }
    const asked = frame.re === undefined ? undefined : this.#asked.get(frame.re);
    if (asked) {
      this.#asked.delete(frame.re);
      if (frame.refused) asked.failed(Object.assign(new Error(frame.refused.message), frame.refused));
      else asked.done(frame);
    }
    if (frame.doc) this.#doc(frame.doc);
    this.onEvent(frame);
  }

  #doc(event) {
    if (event.opened) this.#docs.get(event.opened.file)?.opened(event.opened.doc);
    const number = event.saved?.doc ?? event.refused?.doc;
    for (const document of this.#docs.values()) {
      if (document.number !== number || number === undefined) continue;
      if (event.saved) document.saved(event.saved.n);
      if (event.refused) this.faults.push(`an edit was refused: ${event.refused.message}`);
    }
  }

  #binary(data) {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const kind = decoding.readVarUint(decoder);
    if (kind !== SYNC) return;
    decoding.readVarUint(decoder);
    const number = decoding.readVarUint(decoder);
    for (const document of this.#docs.values()) if (document.number === number) document.sync(decoder);
  }

  #send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  #lost() {
    this.joined = null;
    for (const document of this.#docs.values()) document.detached();
    for (const { failed } of this.#asked.values()) failed(new Error("the connection was lost"));
    this.#asked.clear();
  }
}

/** A document, and up to which of our edits the server has it on disk. */
export class Document {
  doc = new Y.Doc();
  text = this.doc.getText("content");
  number = null;
  /** Called with everything said to be on disk, whenever that becomes more. */
  onSaved = () => {};

  #client = null;
  #sent = 0;
  #answered = false;
  /** What was written, and with which message it went out (0: not yet). */
  #edits = [];

  constructor() {
    this.doc.on("update", (update, origin) => {
      if (origin !== this && this.#answered) this.#send(UPDATE, update);
    });
  }

  /** From now on it is synced over this client's connection. */
  attach(client) {
    this.#client = client;
    this.detached();
  }

  /** Makes an edit, known as `name` to whoever is told that it is safe. */
  edit(name, change) {
    const edit = { name, n: 0 };
    this.#edits.push(edit);
    this.doc.transact(() => change(this.text));
    edit.n = this.#answered ? this.#sent : 0;
  }

  opened(number) {
    this.number = number;
    this.#sent = 0;
    this.#send(STEP_1, Y.encodeStateVector(this.doc));
  }

  detached() {
    this.number = null;
    this.#answered = false;
    for (const edit of this.#edits) edit.n = 0;
  }

  sync(decoder) {
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type !== STEP_1) return Y.applyUpdate(this.doc, body, this);
    // Step 2 carries every edit so far.
    this.#send(STEP_2, Y.encodeStateAsUpdate(this.doc, body));
    this.#answered = true;
    for (const edit of this.#edits) edit.n = this.#sent;
  }

  saved(n) {
    const isSafe = (edit) => edit.n > 0 && edit.n <= n;
    const safe = this.#edits.filter(isSafe);
    this.#edits = this.#edits.filter((edit) => !isSafe(edit));
    if (safe.length > 0) this.onSaved(safe.map(({ name }) => name));
  }

  /** What nobody has said to be safe. */
  get open() {
    return this.#edits.map(({ name }) => name);
  }

  #send(type, body) {
    this.#sent += 1;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, body);
    this.#client.sendSync(this.number, this.#sent, encoding.toUint8Array(encoder));
  }
}
