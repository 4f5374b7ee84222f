import { Store } from "../lib/store";
import { pause, type Verdict, verdict } from "./close";
import { type BinaryFrame, decodeFrame } from "./codec";
import type { ClientFrame, Joined, Language, ServerFrame, Welcome } from "./frames";
import { Link, LiveError, type RoomHandler } from "./link";

/** The subprotocol, which is also the version. */
const PROTOCOL = "longhouse.v1";
const PING_MS = 10_000;
const SILENCE_MS = 8_000;
/** How soon silence counts when the browser suspects that the network went away. */
const SUSPECT_MS = 2_500;

/** Whether frames flow. */
export type LiveStatus =
  | { state: "idle" }
  /** The first connection is being made. */
  | { state: "connecting" }
  | { state: "live" }
  /** Lost; tried again at `retryAt`, for the `attempt`-th time. */
  | { state: "offline"; attempt: number; retryAt: number }
  /** Given up: the session has ended. */
  | { state: "refused"; why: "session" };

/** The part of a WebSocket that is used here. */
export interface SocketLike {
  binaryType: BinaryType;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
}

/** What the outside world is to a socket. */
export interface World {
  open(protocol: string): SocketLike;
  /** Makes sure that the session is good before the next try. */
  renew(): Promise<"ok" | "ended" | "unreachable">;
  now(): number;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

/** The one connection of this tab, without React: it comes back by itself, and its rooms resume. */
export class Socket {
  readonly status = new Store<LiveStatus>({ state: "idle" });
  /** The last round trip in milliseconds. */
  readonly latency = new Store<number | null>(null);
  /** The languages, and how ready they are. */
  readonly runtimes = new Store<readonly Language[] | null>(null);
  /** Who and what we are to the server, since the last connection. */
  readonly welcome = new Store<Welcome | null>(null);
  /** How much the server's clock is ahead of ours, in milliseconds. */
  clockSkew = 0;

  readonly #world: World;
  readonly #links = new Map<string, Link>();
  readonly #byNumber = new Map<number, Link>();
  #socket: SocketLike | null = null;
  #welcomed = false;
  #attempt = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelPing: (() => void) | null = null;
  #cancelSilence: (() => void) | null = null;
  #nextRe = 1;

  constructor(world: World) {
    this.#world = world;
  }

  /** Connects, and stays connected until `stop`. */
  start(): void {
    if (this.#socket || this.#cancelRetry) return;
    this.status.set({ state: "connecting" });
    this.#connect();
  }

  /** Disconnects for good, as on signing out. */
  stop(): void {
    this.#drop(1000);
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#attempt = 0;
    this.status.set({ state: "idle" });
  }

  /** Enters a room, now or as soon as there is a connection, and again after every loss. */
  join(room: string, handler: RoomHandler): Link {
    const link = new Link(room, handler, {
      send: (frame) => this.#send(frame),
      sendBytes: (bytes) => this.#sendBytes(bytes),
      nextRe: () => this.#nextRe++,
      bind: (r, bound) => this.#bind(r, bound),
      forget: (left, r) => {
        if (this.#links.get(room) === left) this.#links.delete(room);
        if (r !== null && this.#byNumber.get(r) === left) this.#byNumber.delete(r);
      },
    });
    this.#links.get(room)?.leave();
    this.#links.set(room, link);
    if (this.#welcomed) link.connected();
    return link;
  }

  /** Tries at once when a try is due later: the network is back, or someone looks at the page. */
  wake(): void {
    if (this.#cancelRetry) {
      this.#cancelRetry();
      this.#connect();
    } else if (this.#welcomed) {
      this.#ping(SUSPECT_MS);
    }
  }

  /** Looks whether the other side still answers: the browser says that the network is gone. */
  suspect(): void {
    if (this.#welcomed) this.#ping(SUSPECT_MS);
  }

  #connect(): void {
    this.#cancelRetry = null;
    const socket = this.#world.open(PROTOCOL);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#welcomed = false;
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#receive(data);
    };
    socket.onclose = ({ code, reason }) => {
      if (this.#socket === socket) this.#lost(code, reason);
    };
    // A connection that never says welcome is as good as none.
    this.#expectTraffic(SILENCE_MS);
  }

  #receive(data: unknown): void {
    this.#cancelSilence?.();
    this.#cancelSilence = null;
    if (typeof data === "string") this.#frame(JSON.parse(data) as ServerFrame);
    else if (data instanceof ArrayBuffer) this.#binary(decodeFrame(new Uint8Array(data)));
  }

  #binary(frame: BinaryFrame | null): void {
    if (frame) this.#byNumber.get(frame.r)?.binary(frame);
  }

  #frame(frame: ServerFrame): void {
    if ("welcome" in frame) this.#welcomeIn(frame.welcome);
    else if ("pong" in frame) this.latency.set(this.#world.now() - frame.pong.at);
    else if ("runtimes" in frame) this.runtimes.set(frame.runtimes);
    else if ("joined" in frame) this.#joined(frame.joined);
    else if ("refused" in frame || "done" in frame) this.#answer(frame);
    else if ("gone" in frame) this.#byNumber.get(frame.r)?.gone(frame.gone.why);
    else this.#byNumber.get(frame.r)?.event(frame);
  }

  #joined(joined: Joined): void {
    const link = this.#links.get(joined.room.code);
    if (link) link.joined(joined);
    // Left again before the door opened.
    else this.#send({ leave: { r: joined.r } });
  }

  #answer(frame: Extract<ServerFrame, { refused: unknown } | { done: unknown }>): void {
    const link = frame.r === undefined ? undefined : this.#byNumber.get(frame.r);
    const links = link ? [link] : [...this.#links.values()];
    const error = "refused" in frame ? LiveError.from(frame.refused) : null;
    const { re } = frame;
    if (links.some((one) => one.answer(re, error))) return;
    if (error && link) link.refused(error);
  }

  #welcomeIn(welcome: Welcome): void {
    this.#welcomed = true;
    this.clockSkew = welcome.now - this.#world.now();
    this.welcome.set(welcome);
    this.status.set({ state: "live" });
    for (const link of this.#links.values()) link.connected();
    this.#ping(SILENCE_MS);
  }

  #ping(silence: number): void {
    this.#cancelPing?.();
    this.#send({ ping: { at: this.#world.now() } });
    this.#expectTraffic(silence);
    this.#cancelPing = this.#world.after(PING_MS, () => {
      // Living through one round is what proves a connection good.
      this.#attempt = 0;
      this.#ping(SILENCE_MS);
    });
  }

  #expectTraffic(ms: number): void {
    this.#cancelSilence?.();
    this.#cancelSilence = this.#world.after(ms, () => {
      this.#socket?.close(4000, "no answer");
      // The close event of a dead line may take minutes: this one does not wait for it.
      this.#lost(4000, "no answer");
    });
  }

  #lost(code: number, reason: string): void {
    const wasLive = this.#welcomed;
    this.#drop();
    const what = verdict(code);
    for (const link of this.#links.values()) link.lost(code, reason, what === "afresh");
    // Without a welcome nobody said why: an ended session is refused before the upgrade, in silence.
    if (what === "renew" || !wasLive) void this.#renew(what);
    else this.#retry(what);
  }

  async #renew(after: Verdict): Promise<void> {
    this.#retry(after);
    const answer = await this.#world.renew();
    if (answer !== "ended" || !this.#cancelRetry) return;
    this.#cancelRetry();
    this.#cancelRetry = null;
    this.status.set({ state: "refused", why: "session" });
  }

  #retry(after: Verdict): void {
    const ms = pause(after, this.#attempt, this.#world.random());
    this.#attempt += 1;
    this.status.set({
      state: "offline",
      attempt: this.#attempt,
      retryAt: this.#world.now() + ms,
    });
    this.#cancelRetry?.();
    this.#cancelRetry = this.#world.after(ms, () => this.#connect());
  }

  /** Lets go of the connection, whatever state it is in. */
  #drop(code?: number): void {
    this.#cancelPing?.();
    this.#cancelSilence?.();
    this.#cancelPing = null;
    this.#cancelSilence = null;
    const socket = this.#socket;
    this.#socket = null;
    this.#welcomed = false;
    this.#byNumber.clear();
    this.latency.set(null);
    if (socket && code !== undefined) socket.close(code);
  }

  #bind(r: number, link: Link): void {
    this.#byNumber.set(r, link);
  }

  #send(frame: ClientFrame): boolean {
    if (!this.#socket || !this.#welcomed) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (!this.#socket || !this.#welcomed) return false;
    this.#socket.send(bytes);
    return true;
  }
}
