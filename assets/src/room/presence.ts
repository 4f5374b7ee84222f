/**
 * Who is in the room, and where: told often, never stored, the newest counts. Without React.
 */
import { Store } from "../lib/store";
import { type Throttled, throttle } from "../lib/throttle";
import type { Place, Presence, PresenceEvent, PresenceRequest } from "../wire/frames";

type Options = {
  me: string;
  send: (request: PresenceRequest) => boolean;
  now: () => number;
};

/** The server takes ten updates in a second. */
const TELL_MS = 120;
/** Whoever did nothing for so long is away. */
const IDLE_MS = 2 * 60_000;
/** Typing shows in the beam for so long. */
const ACTIVE_MS = 2_500;

type Update = PresenceRequest["update"];

export class People {
  /** Everyone who is here, ourselves included, by user. */
  readonly here = new Store<ReadonlyMap<string, Presence>>(new Map());
  /** Whom we follow. */
  readonly following = new Store<string | null>(null);

  readonly #options: Options;
  readonly #tell: Throttled<[]>;
  #mine: Update = { at: null, active: false, idle: false, following: null };
  #told = "";
  #lastInput: number;
  #lastTyped = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
    this.#lastInput = options.now();
    this.#tell = throttle(() => this.#send(), TELL_MS);
  }

  /** Takes who is here from the server, and says where we are. */
  joined(present: readonly Presence[]): void {
    this.here.set(new Map(present.map((presence) => [presence.user, presence])));
    this.#told = "";
    this.#change({});
  }

  receive(event: PresenceEvent): void {
    const here = new Map(this.here.get());
    if ("here" in event) here.set(event.here.user, event.here);
    else here.delete(event.gone.user);
    this.here.set(here);
    const followed = this.following.get();
    if (followed !== null && !here.has(followed)) this.follow(null);
  }

  /** We are in `at`, or nowhere. */
  moved(at: Place | null): void {
    this.#change({ at });
  }

  /** We typed something. */
  typed(): void {
    this.#lastTyped = this.#options.now();
    this.input();
    this.#change({ active: true });
  }

  /** We did something: we are not away. */
  input(): void {
    this.#lastInput = this.#options.now();
    if (this.#mine.idle) this.#change({ idle: false });
  }

  /** Goes where `user` goes, until told otherwise. */
  follow(user: string | null): void {
    const next = user === this.#options.me ? null : user;
    this.following.set(next);
    this.#change({ following: next });
  }

  /** Lets what wears off wear off. */
  tick(): void {
    const now = this.#options.now();
    const idle = now - this.#lastInput >= IDLE_MS;
    const active = now - this.#lastTyped < ACTIVE_MS;
    if (idle !== this.#mine.idle || active !== this.#mine.active) this.#change({ idle, active });
  }

  stop(): void {
    this.#tell.cancel();
  }

  #change(change: Partial<Update>): void {
    this.#mine = { ...this.#mine, ...change };
    this.#tell();
  }

  #send(): void {
    const text = JSON.stringify(this.#mine);
    if (text === this.#told) return;
    if (this.#options.send({ update: this.#mine })) this.#told = text;
  }
}
