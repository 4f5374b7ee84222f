/**
 * One room over the one connection, without React: composes what lives in a room, and routes to it
 * what the server says.
 */
import { type Carrier, Uploads } from "../chat/attach/uploader";
import { Chat, type Page, type Place } from "../chat/chat";
import type { Light } from "../editor/document";
import { DocPool } from "../editor/documents";
import type { DocStorage } from "../editor/storage";
import { Tabs } from "../editor/tabs";
import { Store } from "../lib/store";
import { canWrite } from "../rooms/roles";
import { Diagnostics } from "../sandbox/diagnostics";
import { type Kept, Runs } from "../sandbox/runs";
import { type Refused, Tree } from "../tree/tree";
import { AWARENESS, type BinaryFrame, SYNC } from "../wire/codec";
import type {
  GoneWhy,
  Joined,
  Me,
  Member,
  Message,
  Presence,
  Room,
  RoomChange,
  RoomEventFrame,
  Snapshot,
  TreeRequest,
  User,
} from "../wire/frames";
import type { Link, LiveError, RoomHandler } from "../wire/link";
import type { Socket } from "../wire/socket";
import type { Memory } from "./memory";
import { People } from "./presence";

/** Where we stand with the room. */
export type RoomState =
  | { at: "entering" }
  | { at: "here" }
  /** The connection is lost; everything is kept. */
  | { at: "away" }
  | { at: "shut"; error: LiveError }
  | { at: "gone"; why: GoneWhy };

/** Something that people should hear of in passing. */
export type Happening =
  | { what: "came"; name: string }
  | { what: "went"; name: string }
  /** What showed already of a message was turned down. */
  | { what: "unchanged"; message: string }
  | { what: "role"; role: Member["role"] }
  /** With `lost`, something was written into a file that cannot be made. */
  | { what: "refused"; refused: Refused; lost: string | null };

export type Outside = {
  socket: Pick<Socket, "join" | "welcome" | "clockSkew">;
  storage: DocStorage;
  memory: Memory;
  /** Carries files into the room. */
  carrier: Carrier;
  /** A page of the conversation. */
  page: (place: Place) => Promise<Page>;
  pins?: () => Promise<readonly Message[]>;
  fetchOutput: (run: number) => Promise<string>;
  /** Puts files that a run wrote into the tree. */
  keepFiles: (run: number, paths: string[]) => Promise<readonly Kept[]>;
  now: () => number;
};

/** Someone who is back within this time never left, as far as others are told. */
const GRACE_MS = 5000;

export class RoomSession implements RoomHandler {
  readonly state = new Store<RoomState>({ at: "entering" });
  readonly room = new Store<Room | null>(null);
  readonly me = new Store<Me | null>(null);
  readonly members = new Store<ReadonlyMap<string, Member>>(new Map());
  /** How safe everything is that we changed in this room. */
  readonly light = new Store<Light>("offline");

  readonly docs: DocPool;
  readonly tree: Tree;
  readonly chat: Chat;
  /** Files on their way into the chat. */
  readonly uploads: Uploads;
  readonly runs: Runs;
  readonly diagnostics: Diagnostics;
  readonly people: People;
  readonly tabs: Tabs;
  /** Told what happens in passing. */
  onHappening: (happening: Happening) => void = () => undefined;

  readonly #outside: Outside;
  readonly #link: Link;
  /** Who left just now, and when that is told. */
  readonly #leaving = new Map<string, number>();

  constructor(
    readonly code: string,
    readonly user: User,
    outside: Outside,
  ) {
    this.#outside = outside;
    const { memory, now, page, pins, fetchOutput, keepFiles, socket } = outside;
    this.docs = new DocPool({
      storage: outside.storage,
      shelf: `${user.id}/${code}`,
      ask: (doc, onRefused) => void this.#link.ask({ doc }, (error) => onRefused(error.message)),
      sync: (doc, n, message) => void this.#link.sendSync(doc, n, message),
      awareness: (doc, update) => void this.#link.sendAwareness(doc, update),
      unmade: (file) => this.tree.unmade(file),
    });
    this.tree = new Tree({
      me: user.id,
      actor: () => socket.welcome.get()?.conn ?? 0,
      now: () => now() + socket.clockSkew,
      ask: (tree, key) => this.#askTree(tree, key),
      refused: (refused, request) => this.#notTaken(refused, request),
      unanswered: memory.tree(),
      keep: (unanswered) => memory.keepTree(unanswered),
    });
    this.chat = new Chat({
      me: user,
      page,
      ...(pins ? { pins } : {}),
      request: (chat) => this.#link.request({ chat }),
      onRefused: (message) => this.onHappening({ what: "unchanged", message }),
      ask: (chat, onRefused) => this.#link.ask({ chat }, (error) => onRefused(error.message)),
      unsent: memory.unsent(),
      keep: (unsent) => memory.keepUnsent(unsent),
    });
    this.uploads = new Uploads({ carrier: outside.carrier });
    this.runs = new Runs({
      me: user.id,
      fetchOutput,
      keep: keepFiles,
      ask: (run, onRefused) => this.#link.ask({ run }, (error) => onRefused(error.message)),
    });
    this.diagnostics = new Diagnostics(this.runs, this.tree.entries);
    this.people = new People({
      me: user.id,
      now,
      send: (presence) => this.#link.send({ presence }),
    });
    this.tabs = new Tabs(memory.tabs(), (tabs) => memory.keepTabs(tabs));
    this.docs.light.subscribe(this.#showLight);
    this.tree.unanswered.subscribe(this.#showLight);
    this.#link = socket.join(code, this);
  }

  /** Whether we may change things here. */
  canWrite(): boolean {
    return canWrite(this.me.get()?.role);
  }

  /** Lets signs that wear off wear off; called every second. */
  tick(): void {
    const now = this.#outside.now();
    this.chat.tick(now);
    this.people.tick();
    for (const [user, at] of this.#leaving) {
      if (now < at) continue;
      this.#leaving.delete(user);
      this.#tell("went", user);
    }
  }

  /** Leaves. What is not with the server stays in this browser. */
  leave(): void {
    this.people.stop();
    this.uploads.stop();
    this.docs.destroy();
    this.#link.leave();
  }

  joined({ room, me, presence, reset }: Joined): void {
    this.room.set(room);
    this.me.set(me);
    if (reset) this.#reset(reset);
    this.uploads.online();
    this.state.set({ at: "here" });
    this.people.joined(presence);
    if (this.tabs.state.get().open.length === 0) this.#openFirst(presence);
    // What we made offline has to be there before it is opened.
    if (!reset) this.tree.resend();
    this.docs.joined();
    if (!reset) {
      this.chat.resend();
      this.runs.resumed();
    }
    this.#showLight();
  }

  event(event: RoomEventFrame): void {
    if ("doc" in event) this.docs.receive(event.doc);
    else if ("presence" in event) this.#presence(event.presence);
    else if ("tree" in event) this.#treeChanged(() => this.tree.receive(event.tree));
    else if ("chat" in event) this.chat.receive(event.chat, this.#outside.now());
    else if ("run" in event) this.runs.receive(event.run);
    else if ("room" in event) this.#roomChanged(event.room);
  }

  binary(frame: BinaryFrame): void {
    if (frame.kind === SYNC) this.docs.sync(frame.doc, frame.payload);
    else if (frame.kind === AWARENESS) this.docs.aware(frame.doc, frame.payload);
    else this.runs.output(frame.run, frame.offset, frame.payload);
  }

  lost(): void {
    if (this.state.get().at === "here") this.state.set({ at: "away" });
    this.docs.left();
    this.#showLight();
  }

  shut(error: LiveError): void {
    this.state.set({ at: "shut", error });
  }

  gone(why: GoneWhy): void {
    this.docs.left();
    this.state.set({ at: "gone", why });
  }

  /** Opens what there is to look at: where someone else is, or the only file. */
  #openFirst(presence: readonly Presence[]): void {
    const entries = this.tree.entries.get();
    const files = [...entries.values()].filter(({ kind }) => kind === "file");
    const others = presence.filter(({ user }) => user !== this.user.id);
    const theirs = others.find(({ at }) => at !== null && entries.has(at.file))?.at?.file;
    const first = theirs ?? (files.length === 1 ? files[0]?.id : undefined);
    if (first !== undefined) this.tabs.open(first);
  }

  #reset(reset: Snapshot): void {
    this.members.set(new Map(reset.members.map((member) => [member.user, member])));
    this.#treeChanged(() => this.tree.reset(reset.tree));
    this.chat.reset(reset.messages, reset.more_messages, reset.unread);
    this.runs.reset(reset.runs);
  }

  #askTree(tree: TreeRequest, key: number): void {
    this.#link.request({ tree }).then(
      () => this.tree.done(key),
      (error: LiveError) => {
        if (error.code === "connection_lost") return;
        this.#treeChanged(() => this.tree.refused(key, error));
      },
    );
  }

  /** A change of the tree is taken back. What was written into a file that is not made has no place. */
  #notTaken(refused: Refused, request: TreeRequest): void {
    const file = "create" in request ? request.create.id : null;
    const document = file === null ? undefined : this.docs.get(file);
    const lost = document?.text.toString() || null;
    if (file !== null) this.docs.discard(file);
    this.onHappening({ what: "refused", refused, lost });
  }

  #treeChanged(change: () => void): void {
    change();
    const entries = this.tree.entries.get();
    this.tabs.keep((file) => entries.has(file));
  }

  #presence(event: { here: Presence } | { gone: { user: string } }): void {
    const known = this.people.here.get();
    this.people.receive(event);
    if ("here" in event) {
      const { user } = event.here;
      const wasLeaving = this.#leaving.delete(user);
      if (!known.has(user) && !wasLeaving) this.#tell("came", user);
    } else if (known.has(event.gone.user)) {
      this.#leaving.set(event.gone.user, this.#outside.now() + GRACE_MS);
    }
  }

  #tell(what: "came" | "went", user: string): void {
    const name = this.members.get().get(user)?.name;
    if (name && user !== this.user.id) this.onHappening({ what, name });
  }

  #roomChanged(change: RoomChange): void {
    // That it is gone follows, for this connection.
    if (change === "deleted") return;
    if ("changed" in change) {
      this.room.set(change.changed);
      return;
    }
    const members = new Map(this.members.get());
    if ("joined" in change) members.set(change.joined.user, change.joined);
    else if ("left" in change) members.delete(change.left.user);
    else if ("renamed" in change) {
      const { user, name, username } = change.renamed;
      const member = members.get(user);
      if (member) members.set(user, { ...member, name, username });
    } else {
      const { user, role } = change.role;
      const member = members.get(user);
      if (member) members.set(user, { ...member, role });
      const me = this.me.get();
      if (me && me.user === user && me.role !== role) {
        this.me.set({ ...me, role });
        // In a conversation it follows from what people answer, and the page says that.
        if (this.room.get()?.kind !== "direct") this.onHappening({ what: "role", role });
      }
    }
    this.members.set(members);
  }

  #showLight = (): void => {
    const light = this.docs.light.get();
    const waits = light === "saved" && this.tree.unanswered.get() > 0;
    this.light.set(waits ? "saving" : light);
  };
}
