/**
 * Chat in one room, without React: events in, lines out.
 *
 * A message shows at once, is sent again after every reconnect until it is stored, and is stored
 * once: the server knows repeats by their nonce. What is done to a message shows at once, too, and is
 * taken back if the server refuses.
 *
 * What is shown is always one stretch of the history without gaps: the newest messages and what lies
 * before them, or, after a jump far back, a window of its own that joins the newest when it reaches
 * them.
 */
import { Store } from "../lib/store";
import type { ChatEvent, ChatRequest, Message } from "../wire/frames";
import { type Line, type LineState, line, PLAIN, type Unsent, unsentOf } from "./lines";
import { happen, pinsAfter, quoteOf, subjectOf, type Wish, wished } from "./wishes";

export { type Line, type LineState, PLAIN, type Unsent } from "./lines";

/** Where a page of the history lies. */
export type Place = { before: number } | { after: number } | { around: number };

/** A page of messages, oldest first, and whether there are older and newer ones. */
export type Page = { messages: readonly Message[]; more: boolean; newer: boolean };

type Options = {
  me: { id: string; name: string };
  /** Sends a request; a refusal is told later. False when there is no connection. */
  ask: (request: ChatRequest, onRefused: (message: string) => void) => boolean;
  /** Has something done; resolved when it is durable. */
  request?: (request: Wish) => Promise<void>;
  /** Why something was not done that showed already. */
  onRefused?: (message: string) => void;
  page: (place: Place) => Promise<Page>;
  pins?: () => Promise<readonly Message[]>;
  nonce?: () => string;
  /** What an earlier visit could not send. */
  unsent?: readonly Unsent[];
  /** Keeps what is not stored yet, so that a reload does not lose it. */
  keep?: (unsent: readonly Unsent[]) => void;
};

/** Something asked for, when, and whether that is on its way. */
type Wanted = { wish: Wish; at: number; sent: boolean };

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

  /** Whether a window far back shows instead of the newest messages. */
  readonly isBack = new Store(false);
  /** The message to bring on screen; a new object for every time. */
  readonly goal = new Store<{ id: number } | null>(null);
  /** Up to which event others have read, as far as they tell. */
  readonly seen = new Store<ReadonlyMap<string, number>>(new Map());
  /** The pinned messages, the one pinned last first. */
  readonly pins = new Store<readonly Message[]>([]);

  readonly #options: Options;
  /** The newest messages, without gaps. */
  #stored = new Map<number, Message>();
  #moreStored = false;
  /** What lies around a message far back, without gaps; it does not touch the newest. */
  #window: Map<number, Message> | null = null;
  /** What happens while a page is on its way, which may not know of it. */
  #meanwhile: ChatEvent[] = [];
  #wishes: Wanted[] = [];
  #mine: Line[] = [];
  #told = Number.NEGATIVE_INFINITY;
  #seen = 0;
  #tellRead: number | null = null;

  #showsTyping = true;

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
    replyTo: number | null = null,
    attachments: Message["attachments"] = [],
  ): void {
    const quoted = replyTo === null ? undefined : this.#find(replyTo);
    const reply_to = quoted ? quoteOf(quoted) : null;
    const line = this.#line({ body, nonce, sent_at: now, reply_to, attachments });
    this.#mine.push(line);
    this.#window = null;
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

  /** Has something done to a message; it shows at once. */
  wish(wish: Wish, now: number): void {
    const wanted = { wish, at: now, sent: false };
    this.#wishes.push(wanted);
    this.#show();
    this.#ask(wanted);
  }

  /** Takes the newest messages from the server, as on entering the room. */
  reset(messages: readonly Message[], more: boolean, unread: number): void {
    // What has become of older ones since we were told last nobody knows.
    this.#stored = new Map(messages.map((message) => [message.id, message]));
    this.#moreStored = more;
    this.#window = null;
    for (const message of messages) this.#arrived(message);
    this.unread.set(unread);
    const lastRead = messages[messages.length - 1 - unread];
    if (this.readTo.get() === null && unread > 0) this.readTo.set(lastRead?.seq ?? 0);
    this.#show();
    void this.loadPins();
    this.resend();
  }

  /** Sends again what was on its way when the connection broke. */
  resend(): void {
    for (const line of this.#mine) if (line.state === "sending") this.#send(line);
    for (const wanted of this.#wishes) if (!wanted.sent) this.#ask(wanted);
    if (this.#tellRead !== null) this.#read(this.#tellRead);
  }

  receive(event: ChatEvent, now: number): void {
    if ("posted" in event) {
      const { posted } = event;
      const isNew = !this.#stored.has(posted.id);
      this.#put(this.#stored, posted);
      this.#stopTyping(posted.author);
      if (isNew && posted.author !== this.#options.me.id && posted.seq > this.#seen)
        this.unread.update((n) => n + 1);
      this.#show();
    } else if ("typing" in event) {
      if (!this.#showsTyping) return;
      const typing = new Map(this.typing.get());
      typing.set(event.typing.user, now + TYPING_MS);
      if (event.typing.user !== this.#options.me.id) this.typing.set(typing);
    } else if ("seen" in event) {
      const { marks } = event.seen;
      this.seen.update((seen) => new Map([...seen, ...marks.map(pairOf)]));
    } else if ("read" in event) this.#readUpTo(event.read.seq);
    else this.#happened(event);
  }

  /** Forgets signs of typing that have worn off. */
  tick(now: number): void {
    const typing = [...this.typing.get()].filter(([, until]) => until > now);
    if (typing.length !== this.typing.get().size) this.typing.set(new Map(typing));
  }

  /** Whether signs of typing go out and come in: who does not show theirs sees no others'. */
  showTyping(shows: boolean): void {
    this.#showsTyping = shows;
    if (!shows) this.typing.set(new Map());
  }

  /** A key was pressed in the composer. */
  pressed(now: number): void {
    if (!this.#showsTyping) return;
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
    const shown = this.#window ?? this.#stored;
    const first = Math.min(...shown.keys());
    if (!this.more.get() || this.loading.get() || !Number.isFinite(first)) return;
    const page = await this.#load({ before: first });
    // Someone may have gone elsewhere while it was on its way.
    if (!page || shown !== (this.#window ?? this.#stored)) return;
    for (const message of page.messages) this.#put(shown, message);
    if (shown === this.#stored) this.#moreStored = page.more;
    this.more.set(page.more);
    this.#replay(shown);
  }

  /** Loads the page after the newest message of a window far back. */
  async loadNewer(): Promise<void> {
    const shown = this.#window;
    if (!shown || this.loading.get()) return;
    const page = await this.#load({ after: Math.max(...shown.keys()) });
    if (!page || shown !== this.#window) return;
    for (const message of page.messages) this.#put(shown, message);
    this.#replay(shown);
    this.#join(page);
  }

  /** Brings a message on screen, from wherever it is. Fails if it is not there. */
  async jump(id: number): Promise<void> {
    if (!(this.#window ?? this.#stored).has(id)) {
      if (this.#stored.has(id)) this.toNewest();
      else {
        const page = await this.#load({ around: id }, true);
        if (!page) return;
        this.#window = new Map(page.messages.map((message) => [message.id, message]));
        this.more.set(page.more);
        this.#replay(this.#window);
        this.#join(page);
      }
    }
    this.goal.set({ id });
  }

  /** Leaves a window far back. */
  toNewest(): void {
    this.#window = null;
    this.#show();
  }

  /** Reads which messages are pinned. */
  async loadPins(): Promise<void> {
    const { pins } = this.#options;
    if (!pins) return;
    try {
      this.pins.set(await pins());
    } catch {
      // They are told again with the next return.
    }
  }

  /** The window has come to the newest messages, or overlaps them: there is one stretch again. */
  #join(page: Page): void {
    const window = this.#window;
    if (!window) return;
    const touches = Math.max(...window.keys()) >= Math.min(...this.#stored.keys());
    if (touches || !page.newer) {
      // What the newest know is as fresh as can be.
      this.#stored = new Map([...window, ...this.#stored]);
      this.#moreStored = this.more.get();
      this.#window = null;
    }
    this.#show();
  }

  async #load(place: Place, always = false): Promise<Page | null> {
    if (this.loading.get() && !always) return null;
    this.loading.set(true);
    this.#meanwhile = [];
    try {
      return await this.#options.page(place);
    } finally {
      this.loading.set(false);
    }
  }

  #replay(messages: Map<number, Message>): void {
    for (const event of this.#meanwhile) happen(messages, event);
    this.#show();
  }

  /** Something has become of a message. */
  #happened(event: ChatEvent): void {
    if (this.loading.get()) this.#meanwhile.push(event);
    this.pins.update((pins) => pinsAfter(pins, event));
    happen(this.#stored, event);
    if (this.#window) happen(this.#window, event);
    this.#show();
  }

  #find(id: number): Message | undefined {
    return this.#window?.get(id) ?? this.#stored.get(id);
  }

  #ask(wanted: Wanted): void {
    const { request, onRefused } = this.#options;
    if (!request) return;
    wanted.sent = true;
    const over = () => {
      this.#wishes = this.#wishes.filter((other) => other !== wanted);
      this.#show();
    };
    request(wanted.wish).then(over, (error: Error & { code?: string }) => {
      // It is asked for again on return: twice is once.
      if (error.code === "connection_lost") wanted.sent = false;
      else {
        over();
        onRefused?.(error.message);
      }
    });
  }

  #line(unsent: Unsent): Line {
    const { id, name } = this.#options.me;
    const author = { author: id, author_name: name };
    return {
      ...PLAIN,
      ...unsent,
      ...author,
      reply_to: unsent.reply_to ?? null,
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

  #send({ body, nonce, reply_to, attachments }: Line): void {
    const answer = reply_to && { reply_to: reply_to.id };
    const files = attachments.length > 0 && { attachments: attachments.map(({ id }) => id) };
    const post = { body, nonce, ...answer, ...files };
    this.#options.ask({ post }, (message) => this.#mark(nonce, "failed", message));
  }

  #mark(nonce: string, state: LineState, problem: string | null): void {
    this.#mine = this.#mine.map((line) =>
      line.nonce === nonce ? { ...line, state, problem } : line,
    );
    this.#show();
  }

  #put(messages: Map<number, Message>, message: Message): void {
    messages.set(message.id, message);
    this.#arrived(message);
  }

  /** What is stored is not on its way any more. */
  #arrived(message: Message): void {
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
    const window = this.#window;
    const messages = [...(window ?? this.#stored).values()].sort((a, b) => a.id - b.id);
    const stored = messages.map((message) => line(this.#asWished(message)));
    // What is on its way comes after the newest.
    this.lines.set(window ? stored : [...stored, ...this.#mine]);
    this.isBack.set(window !== null);
    if (!window) this.more.set(this.#moreStored);
    this.#options.keep?.(this.#mine.map(unsentOf));
  }

  #asWished(message: Message): Message {
    const { me } = this.#options;
    const wishes = this.#wishes.filter(({ wish }) => subjectOf(wish) === message.id);
    return wishes.reduce((shown, { wish, at }) => wished(shown, wish, me.id, at), message);
  }
}

const pairOf = ({ user, seq }: { user: string; seq: number }) => [user, seq] as const;
