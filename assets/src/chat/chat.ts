/**
 * Chat in one room, without React: events in, lines out.
 *
 * A message shows at once, is sent again after every reconnect until it is stored, and is stored
 * once: the server knows repeats by their nonce.
 */
import { Store } from "../lib/store";
import type { ChatEvent, ChatRequest, Message } from "../wire/frames";

/** How far a message has come. */
export type LineState = "stored" | "sending" | "failed";

/** A message as shown. */
export type Line = Omit<Message, "id"> & {
  /** Null until it is stored. */
  id: number | null;
  state: LineState;
  /** Why it failed, as a sentence. */
  problem: string | null;
};

/** What nothing has happened to since it was said. */
export const PLAIN = {
  reply_to: null,
  edited_at: null,
  deleted_at: null,
  pinned_at: null,
  reactions: [],
  attachments: [],
} satisfies Partial<Message>;

/** A message that the server has not stored. */
export type Unsent = { body: string; nonce: string; sent_at: number };

/** An older page of messages, oldest first. */
export type Page = { messages: readonly Message[]; more: boolean };

type Options = {
  me: { id: string; name: string };
  /** Sends a request; a refusal is told later. False when there is no connection. */
  ask: (request: ChatRequest, onRefused: (message: string) => void) => boolean;
  /** The page before message `before`. */
  older: (before: number) => Promise<Page>;
  nonce?: () => string;
  /** What an earlier visit could not send. */
  unsent?: readonly Unsent[];
  /** Keeps what is not stored yet, so that a reload does not lose it. */
  keep?: (unsent: readonly Unsent[]) => void;
};

/** Where lines without a place of their own go: last. */
const UNSTORED = Number.POSITIVE_INFINITY;
/** How long a sign of typing is believed. */
const TYPING_MS = 3000;
/** How often we say that we type. */
const TELL_MS = 2000;

export class Chat {
  readonly lines = new Store<readonly Line[]>([]);
  /** Whether there are older messages on the server. */
  readonly more = new Store(false);
  readonly loading = new Store(false);
  /** Who types, and until when that is believed. */
  readonly typing = new Store<ReadonlyMap<string, number>>(new Map());
  readonly unread = new Store(0);
  /** Up to which event was read when the room was entered: the line "New" is drawn after it. */
  readonly readTo = new Store<number | null>(null);

  readonly #options: Options;
  #stored = new Map<number, Message>();
  #mine: Line[] = [];
  #told = Number.NEGATIVE_INFINITY;
  #seen = 0;
  #tellRead: number | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#mine = (options.unsent ?? []).map((unsent) => this.#line(unsent));
    this.#show();
  }

  /** Shows the message at once, and sends it. */
  post(
    body: string,
    now: number,
    nonce: string = this.#options.nonce?.() ?? crypto.randomUUID(),
  ): void {
    const line = this.#line({ body, nonce, sent_at: now });
    this.#mine.push(line);
    this.#told = Number.NEGATIVE_INFINITY;
    this.#show();
    this.#send(line);
  }

  /** Sends a failed message again, as the same message. */
  retry(nonce: string): void {
    const line = this.#mine.find((other) => other.nonce === nonce);
    if (line?.state !== "failed") return;
    this.#mark(nonce, "sending", null);
    this.#send(line);
  }

  /** Gives a message up that was not stored. */
  drop(nonce: string): void {
    this.#mine = this.#mine.filter((line) => line.nonce !== nonce);
    this.#show();
  }

  /** Takes the newest messages from the server, as on entering the room. */
  reset(messages: readonly Message[], more: boolean, unread: number): void {
    // Older pages stay only if no gap lies between them and these.
    const first = messages[0]?.id;
    const joins = first !== undefined && this.#stored.has(first);
    if (!joins) {
      this.#stored = new Map();
      this.more.set(more);
    }
    for (const message of messages) this.#store(message);
    this.unread.set(unread);
    const lastRead = messages[messages.length - 1 - unread];
    if (this.readTo.get() === null && unread > 0) this.readTo.set(lastRead?.seq ?? 0);
    this.#show();
    this.resend();
  }

  /** Sends again what was on its way when the connection broke. */
  resend(): void {
    for (const line of this.#mine) if (line.state === "sending") this.#send(line);
    if (this.#tellRead !== null) this.#read(this.#tellRead);
  }

  receive(event: ChatEvent, now: number): void {
    if ("posted" in event) {
      const { posted } = event;
      const isNew = !this.#stored.has(posted.id);
      this.#store(posted);
      this.#stopTyping(posted.author);
      if (isNew && posted.author !== this.#options.me.id && posted.seq > this.#seen)
        this.unread.update((n) => n + 1);
      this.#show();
    } else if ("typing" in event) {
      const typing = new Map(this.typing.get());
      typing.set(event.typing.user, now + TYPING_MS);
      if (event.typing.user !== this.#options.me.id) this.typing.set(typing);
    } else this.#readUpTo(event.read.seq);
  }

  /** Forgets signs of typing that have worn off. */
  tick(now: number): void {
    const typing = [...this.typing.get()].filter(([, until]) => until > now);
    if (typing.length !== this.typing.get().size) this.typing.set(new Map(typing));
  }

  /** A key was pressed in the composer. */
  pressed(now: number): void {
    if (now - this.#told < TELL_MS) return;
    this.#told = now;
    this.#options.ask({ typing: {} }, () => undefined);
  }

  /** Everything shown has been seen. */
  read(): void {
    const last = Math.max(0, ...[...this.#stored.values()].map((message) => message.seq));
    if (last <= this.#seen && this.unread.get() === 0) return;
    this.#readUpTo(last);
    this.#read(last);
  }

  /** Loads the page before the oldest message shown. */
  async loadOlder(): Promise<void> {
    const first = Math.min(...this.#stored.keys());
    if (!this.more.get() || this.loading.get() || !Number.isFinite(first)) return;
    this.loading.set(true);
    try {
      const page = await this.#options.older(first);
      for (const message of page.messages) this.#store(message);
      this.more.set(page.more);
      this.#show();
    } finally {
      this.loading.set(false);
    }
  }

  #line(unsent: Unsent): Line {
    const { id, name } = this.#options.me;
    const author = { author: id, author_name: name };
    return {
      ...PLAIN,
      ...unsent,
      ...author,
      id: null,
      seq: UNSTORED,
      state: "sending",
      problem: null,
    };
  }

  #readUpTo(seq: number): void {
    this.#seen = Math.max(this.#seen, seq);
    const { id } = this.#options.me;
    const left = [...this.#stored.values()].filter((m) => m.seq > this.#seen && m.author !== id);
    this.unread.set(left.length);
  }

  #read(seq: number): void {
    this.#tellRead = this.#options.ask({ read: { seq } }, () => undefined) ? null : seq;
  }

  #send({ body, nonce }: Line): void {
    this.#options.ask({ post: { body, nonce } }, (message) => this.#mark(nonce, "failed", message));
  }

  #mark(nonce: string, state: LineState, problem: string | null): void {
    this.#mine = this.#mine.map((line) =>
      line.nonce === nonce ? { ...line, state, problem } : line,
    );
    this.#show();
  }

  #store(message: Message): void {
    this.#stored.set(message.id, message);
    if (message.author !== this.#options.me.id) return;
    this.#mine = this.#mine.filter((line) => line.nonce !== message.nonce);
  }

  #stopTyping(user: string): void {
    if (!this.typing.get().has(user)) return;
    const typing = new Map(this.typing.get());
    typing.delete(user);
    this.typing.set(typing);
  }

  #show(): void {
    const stored = [...this.#stored.values()].sort((a, b) => a.id - b.id).map(line);
    this.lines.set([...stored, ...this.#mine]);
    const unsent = this.#mine.map(({ body, nonce, sent_at }) => ({ body, nonce, sent_at }));
    this.#options.keep?.(unsent);
  }
}

const known = new WeakMap<Message, Line>();

/** The same message is the same line, so that nothing is drawn again without need. */
function line(message: Message): Line {
  const found = known.get(message);
  if (found) return found;
  const made: Line = { ...message, state: "stored", problem: null };
  known.set(message, made);
  return made;
}
