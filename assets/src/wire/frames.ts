// The live protocol (src/live/PROTOCOL.md), version 1. What travels in a frame is generated from the
// server's types; here are the names we use for it, and the envelopes. Types alone: nothing here runs.

import type {
  ChatEvent,
  ChatRequest,
  DocEvent,
  DocRequest,
  Fault,
  HouseRole,
  Join,
  Joined,
  Kind,
  Language,
  Leave,
  Limit,
  Ping,
  PresenceEvent,
  PresenceRequest,
  Refusal,
  RoomEvent as RoomChange,
  RoomNo,
  RunEvent,
  RunRequest,
  Seq,
  ShownRun,
  User as Someone,
  Spot,
  Timestamp,
  TreeEvent,
  TreeRequest,
  UserId,
  Welcome,
  Why,
} from "./generated";

export type {
  Attachment,
  CaseResult,
  CaseVerdict,
  ChatEvent,
  ChatRequest,
  DocEvent,
  DocRequest,
  Joined,
  KeyboardWant,
  Language,
  Me,
  Member,
  Message,
  Node,
  Participant,
  Presence,
  PresenceEvent,
  PresenceRequest,
  Refusal,
  Register,
  Resume,
  Role,
  Room,
  Run,
  RunEvent,
  RunExit,
  RunKeyboard,
  RunOffer,
  RunPlace,
  RunReceipt,
  RunRequest,
  RunState,
  Snapshot,
  Stamp,
  TestReport,
  TreeEvent,
  TreeRequest,
  Visibility,
  Welcome,
} from "./generated";
export type { Fault, Limit, RoomChange };

/** UUIDv7 as text. */
export type Uuid = UserId;
/** Milliseconds since 1970, UTC. */
export type Millis = Timestamp;
export type UserRole = HouseRole;
/** As much of someone as others may know. */
export type User = Pick<Someone, "id" | "username" | "name" | "role">;
export type Place = Spot;
export type NodeKind = Kind;
export type GoneWhy = Why;
/** A run in a snapshot; one that still goes on brings its newest output, in base64. */
export type SnapshotRun = ShownRun;

/** What a client asks for inside a room. */
export type RoomRequest =
  | { presence: PresenceRequest }
  | { chat: ChatRequest }
  | { tree: TreeRequest }
  | { doc: DocRequest }
  | { run: RunRequest };

/** What happened inside a room. */
export type RoomEvent =
  | { room: RoomChange }
  | { presence: PresenceEvent }
  | { chat: ChatEvent }
  | { tree: TreeEvent }
  | { doc: DocEvent }
  | { run: RunEvent };

/** An event as it travels: durable ones are numbered without gaps. */
export type RoomEventFrame = { r: RoomNo; seq?: Seq } & RoomEvent;

export type ServerFrame =
  | { welcome: Welcome }
  | { pong: Ping }
  | { joined: Joined }
  | { r?: RoomNo; re?: number; refused: Refusal }
  | { r?: RoomNo; re: number; done: Record<string, never> }
  | { r: RoomNo; gone: { why: GoneWhy } }
  | { runtimes: Language[] }
  | RoomEventFrame;

export type ClientFrame =
  | { ping: Ping }
  | { re?: number; join: Join }
  | { re?: number; leave: Leave }
  | ({ r: RoomNo; re?: number } & RoomRequest);
