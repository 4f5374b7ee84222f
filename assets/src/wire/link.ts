import { Store } from "../lib/store";
import { awarenessFrame, type BinaryFrame, syncFrame } from "./codec";
import type {
  ClientFrame,
  GoneWhy,
  Joined,
  Refusal,
  Resume,
  RoomEventFrame,
  RoomRequest,
} from "./frames";

/** Why the server turned a request down, or that it never got an answer. */
export class LiveError extends Error {
  override name = "LiveError";

  constructor(
    readonly code: string,
    message: string,
    readonly fault: string = "",
  ) {
    super(message);
  }

  /** The refusal as an error. */
  static from({ code, message, fault }: Refusal): LiveError {
    return new LiveError(code, message, fault);
  }

  /** The connection went before the answer came: whether the request was carried out is unknown. */
  static lost(): LiveError {
    return new LiveError("connection_lost", "The connection was lost before the answer came.");
  }
}

/** What a room hears. */
export interface RoomHandler {
  /**
   * In the room, for the first time or again. With `reset`, everything known is replaced by it;
   * without, what was missed follows as events.
   */
  joined(joined: Joined): void;
  /** Something happened. Durable events come once each, in order. */
  event(event: RoomEventFrame): void;
  /** Document or terminal bytes. */
  binary(frame: BinaryFrame): void;
  /** A request that nobody waits for was turned down. */
  refused?(error: LiveError): void;
  /** The room could not be entered. */
  shut?(error: LiveError): void;
  /** No longer in the room. */
  gone?(why: GoneWhy): void;
  /** The connection is gone; the room comes back by itself. After code 4400 or 4413 nothing that waited is sent again. */
  lost?(code: number, reason: string): void;
}

/** Where one stands with a room. */
export type LinkState = "joining" | "here" | "away" | "shut" | "gone" | "left";

/** What a link needs of its connection. */
export interface Line {
  send(frame: ClientFrame): boolean;
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean;
  nextRe(): number;
  bind(r: number, link: Link): void;
  forget(link: Link, r: number | null): void;
}

interface Waiting {
  resolve(): void;
  reject(error: LiveError): void;
}

/** One room on the connection: joins, resumes, counts events, matches answers to requests. */
export class Link {
  readonly state = new Store<LinkState>("away");

  readonly #handler: RoomHandler;
  readonly #line: Line;
  readonly #waiting = new Map<number, Waiting>();
  #queue: RoomRequest[] = [];
  #r: number | null = null;
  #joinRe: number | null = null;
  #resume: Resume | null = null;

  constructor(
    readonly room: string,
    handler: RoomHandler,
    line: Line,
  ) {
    this.#handler = handler;
    this.#line = line;
  }

  /** The room's number on this connection, while in it. */
  get r(): number | null {
    return this.state.get() === "here" ? this.#r : null;
  }

  /**
   * Asks for something whose answer comes as an event. Answers whether it was sent; when not,
   * it is kept for the return only if `queue` is set.
   */
  send(request: RoomRequest, options: { queue?: boolean } = {}): boolean {
    const r = this.r;
    if (r !== null && this.#line.send({ r, ...request })) return true;
    if (options.queue && this.#isOpen()) this.#queue.push(request);
    return false;
  }

  /** Asks for something, and waits for `done` or the refusal. Never sent again by itself. */
  request(request: RoomRequest): Promise<void> {
    const r = this.r;
    const re = this.#line.nextRe();
    return new Promise((resolve, reject) => {
      if (r === null || !this.#line.send({ r, re, ...request })) return reject(LiveError.lost());
      this.#waiting.set(re, { resolve, reject });
    });
  }

  /**
   * Asks for something whose answer comes as an event, but hears of a refusal. Answers whether it
   * was sent. `onRefused` is not called when the connection is lost.
   */
  ask(request: RoomRequest, onRefused: (error: LiveError) => void): boolean {
    const r = this.r;
    if (r === null) return false;
    const re = this.#line.nextRe();
    const reject = (error: LiveError) => {
      if (error.code !== "connection_lost") onRefused(error);
    };
    this.#waiting.set(re, { resolve() {}, reject });
    if (this.#line.send({ r, re, ...request })) return true;
    this.#waiting.delete(re);
    return false;
  }

  /** Sends a y-protocols sync message, the `n`-th of ours for this document. */
  sendSync(doc: number, n: number, message: Uint8Array): boolean {
    const r = this.r;
    return r !== null && this.#line.sendBytes(syncFrame(r, doc, n, message));
  }

  /** Sends an awareness update. */
  sendAwareness(doc: number, update: Uint8Array): boolean {
    const r = this.r;
    return r !== null && this.#line.sendBytes(awarenessFrame(r, doc, update));
  }

  /** Leaves, and hears nothing more. */
  leave(): void {
    if (!this.#isOpen()) return;
    const r = this.#r;
    if (this.state.get() === "here" && r !== null) this.#line.send({ leave: { r } });
    this.#end("left");
  }

  // What follows is for the connection alone.

  /** There is a connection: enters, or comes back with what is known. */
  connected(): void {
    if (!this.#isOpen()) return;
    this.state.set("joining");
    this.#joinRe = this.#line.nextRe();
    const resume = this.#resume;
    const join = resume ? { room: this.room, resume } : { room: this.room };
    this.#line.send({ re: this.#joinRe, join });
  }

  /** The door is open. */
  joined(joined: Joined): void {
    this.#joinRe = null;
    this.#r = joined.r;
    // Without a reset the missed events follow, so what we have is still what counts.
    const seq = joined.reset ? joined.seq : (this.#resume?.seq ?? joined.seq);
    this.#resume = { epoch: joined.epoch, seq };
    this.#line.bind(joined.r, this);
    this.state.set("here");
    this.#handler.joined(joined);
    const queue = this.#queue;
    this.#queue = [];
    for (const request of queue) this.send(request, { queue: true });
  }

  /** Takes an event: each durable one once and in order, or asks for what is missing. */
  event(event: RoomEventFrame): void {
    const { seq } = event;
    if (seq !== undefined && this.#resume) {
      if (seq <= this.#resume.seq) return;
      if (seq > this.#resume.seq + 1) {
        this.#resync();
        return;
      }
      this.#resume = { ...this.#resume, seq };
    }
    this.#handler.event(event);
  }

  /** Takes document or terminal bytes. */
  binary(frame: BinaryFrame): void {
    this.#handler.binary(frame);
  }

  /** Takes an answer; says whether it was for this room. */
  answer(re: number | undefined, error: LiveError | null): boolean {
    if (re === undefined) return false;
    if (re === this.#joinRe) {
      this.#joinRe = null;
      if (error) this.#shut(error);
      return true;
    }
    const waiting = this.#waiting.get(re);
    if (!waiting) return false;
    this.#waiting.delete(re);
    if (error) waiting.reject(error);
    else waiting.resolve();
    return true;
  }

  /** A request that nobody waits for was turned down. */
  refused(error: LiveError): void {
    this.#handler.refused?.(error);
  }

  /** We were shown out. */
  gone(why: GoneWhy): void {
    this.#end("gone");
    this.#handler.gone?.(why);
  }

  /** The connection is gone. */
  lost(code: number, reason: string, afresh: boolean): void {
    if (!this.#isOpen()) return;
    this.state.set("away");
    this.#r = null;
    this.#joinRe = null;
    if (afresh) this.#queue = [];
    this.#rejectAll();
    this.#handler.lost?.(code, reason);
  }

  #isOpen(): boolean {
    const state = this.state.get();
    return state === "joining" || state === "here" || state === "away";
  }

  /** A gap: whatever comes until the room is joined again will come once more. */
  #resync(): void {
    if (this.#joinRe === null) {
      this.#joinRe = this.#line.nextRe();
      const resume = this.#resume ?? undefined;
      this.#line.send({ re: this.#joinRe, join: { room: this.room, ...(resume && { resume }) } });
    }
  }

  #shut(error: LiveError): void {
    this.#end("shut");
    this.#handler.shut?.(error);
  }

  #end(state: LinkState): void {
    this.state.set(state);
    this.#line.forget(this, this.#r);
    this.#r = null;
    this.#queue = [];
    this.#rejectAll();
  }

  #rejectAll(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(LiveError.lost());
  }
}
