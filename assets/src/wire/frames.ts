// The shapes of src/live/PROTOCOL.md, protocol version 1. Types alone: nothing here runs.

/** UUIDv7 as text. */
export type Uuid = string;
/** Milliseconds since 1970, UTC. */
export type Millis = number;
/** `[ms, actor]`, compared in this order. */
export type Stamp = readonly [Millis, number];
/** A last-writer-wins register: its value and when that was written. */
export type Register<T> = readonly [T, Stamp];

export type UserRole = "admin" | "member" | "guest";
export type Role = "owner" | "editor" | "viewer";
export type Visibility = "public" | "private";

export interface User {
  id: Uuid;
  /** Guests have none. */
  username: string | null;
  name: string;
  role: UserRole;
}

export interface Room {
  id: Uuid;
  code: string;
  name: string;
  description: string;
  visibility: Visibility;
  created_at: Millis;
  /** Who has owned it for longest; nobody when they are gone. */
  owner: Uuid | null;
}

export interface Member {
  user: Uuid;
  /** Guests have none. */
  username: string | null;
  name: string;
  role: Role;
  guest: boolean;
  slot: number;
  joined_at: Millis;
}

export interface Place {
  file: Uuid;
  line: number;
}

export interface Presence {
  user: Uuid;
  devices: number;
  at: Place | null;
  active: boolean;
  idle: boolean;
  following: Uuid | null;
}

export interface Message {
  id: number;
  seq: number;
  author: Uuid;
  author_name: string;
  body: string;
  nonce: string;
  sent_at: Millis;
}

export interface Deletion {
  at: Millis;
  by: Uuid;
}

export type NodeKind = "file" | "folder";

export interface Node {
  id: Uuid;
  kind: NodeKind;
  created: Millis;
  by: Uuid;
  name: Register<string>;
  parent: Register<Uuid | null>;
  language: Register<string | null>;
  deleted: Register<Deletion | null>;
}

export interface Language {
  id: string;
  name: string;
  version: string;
  state: "ready" | "preparing" | "queued" | "failed";
  progress: number | null;
}

export type RunState = "queued" | "preparing" | "running" | "done";

export type RunExit =
  | { code: number }
  | { limit: "time" | "memory" | "output" | "processes" | "files" }
  | { stopped: Uuid }
  | { failed: string };

export interface Run {
  id: number;
  by: Uuid;
  by_name: string;
  file: Uuid;
  path: string;
  language: string;
  args: string[];
  state: RunState;
  started_at: Millis;
  finished_at: Millis | null;
  exit: RunExit | null;
  wall_ms: number;
  cpu_ms: number;
  memory_bytes: number;
  output_bytes: number;
}

/** A run in a snapshot; one that still goes on brings its newest output, in base64. */
export interface SnapshotRun extends Run {
  output_from?: number;
  output?: string;
}

export interface Snapshot {
  members: Member[];
  tree: Node[];
  messages: Message[];
  more_messages: boolean;
  unread: number;
  runs: SnapshotRun[];
}

export interface Resume {
  epoch: string;
  seq: number;
}

export interface Me {
  user: Uuid;
  role: Role;
  slot: number;
}

export interface Joined {
  r: number;
  room: Room;
  epoch: string;
  seq: number;
  me: Me;
  presence: Presence[];
  reset: Snapshot | null;
}

export interface Refusal {
  fault: string;
  code: string;
  message: string;
}

export type GoneWhy = "removed" | "deleted" | "left";

export interface Welcome {
  conn: number;
  user: User;
  version: string;
  now: Millis;
  heartbeat_ms: number;
}

// Requests: what a client asks for inside a room.

export type PresenceRequest = {
  update: { at: Place | null; active: boolean; idle: boolean; following: Uuid | null };
};
export type ChatRequest =
  | { post: { body: string; nonce: string } }
  | { typing: Record<string, never> }
  | { read: { seq: number } };
export type TreeRequest =
  | {
      create: {
        id: Uuid;
        kind: NodeKind;
        name: string;
        parent: Uuid | null;
        language: string | null;
        text?: string;
        stamp: Stamp;
      };
    }
  | { rename: { id: Uuid; name: string; stamp: Stamp } }
  | { move: { id: Uuid; parent: Uuid | null; stamp: Stamp } }
  | { language: { id: Uuid; language: string | null; stamp: Stamp } }
  | { delete: { id: Uuid; stamp: Stamp } }
  | { restore: { id: Uuid; stamp: Stamp } };
export type DocRequest = { open: { file: Uuid } } | { close: { doc: number } };
export type RunRequest =
  | { start: { file: Uuid; language: string | null; args: string[]; nonce: string } }
  | { stdin: { run: number; text: string } }
  | { eof: { run: number } }
  | { stop: { run: number } };

export type RoomRequest =
  | { presence: PresenceRequest }
  | { chat: ChatRequest }
  | { tree: TreeRequest }
  | { doc: DocRequest }
  | { run: RunRequest };

// Events: what happened inside a room.

export type RoomChange =
  | { changed: Room }
  | { joined: Member }
  | { left: { user: Uuid; why: "left" | "removed" | "deleted" } }
  | { role: { user: Uuid; role: Role } };
export type PresenceEvent = { here: Presence } | { gone: { user: Uuid } };
export type ChatEvent =
  | { posted: Message }
  | { typing: { user: Uuid } }
  | { read: { seq: number } };
export type TreeEvent = { changed: { nodes: Node[] } };
export type DocEvent =
  | { opened: { file: Uuid; doc: number; epoch: string } }
  | { saved: { doc: number; n: number } }
  | { refused: { doc: number; code: string; message: string } };
export type RunEvent =
  | { started: Run }
  | { finished: Run }
  | { state: { run: number; state: RunState; position?: number } }
  | { typed: { run: number; user: Uuid; text: string } };

export type RoomEvent =
  | { room: RoomChange }
  | { presence: PresenceEvent }
  | { chat: ChatEvent }
  | { tree: TreeEvent }
  | { doc: DocEvent }
  | { run: RunEvent };

/** An event as it travels: durable ones are numbered without gaps. */
export type RoomEventFrame = { r: number; seq?: number } & RoomEvent;

export type ServerFrame =
  | { welcome: Welcome }
  | { pong: { at: number } }
  | { joined: Joined }
  | { r?: number; re?: number; refused: Refusal }
  | { r?: number; re: number; done: Record<string, never> }
  | { r: number; gone: { why: GoneWhy } }
  | { runtimes: Language[] }
  | RoomEventFrame;

export type ClientFrame =
  | { ping: { at: number } }
  | { re?: number; join: { room: string; resume?: Resume } }
  | { re?: number; leave: { r: number } }
  | ({ r: number; re?: number } & RoomRequest);
