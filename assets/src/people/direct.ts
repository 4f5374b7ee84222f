import type { Uuid } from "../wire/frames";
import type { RoomSummary } from "../wire/http";

/** My rooms, by what they are to me. */
export interface Sorted {
  /** Places with a name. */
  rooms: RoomSummary[];
  /** Conversations, the latest words first. */
  direct: RoomSummary[];
  /** Conversations that I am asked for. */
  requests: RoomSummary[];
  /** How many messages in conversations I have not read, requests included. */
  unread: number;
}

/** When something was last said in a conversation; before that, when it was begun. */
export const saidAt = (room: RoomSummary): number => room.last_message?.sent_at ?? room.created_at;

/** Parts conversations from places. */
export function sorted(all: readonly RoomSummary[]): Sorted {
  const conversations = all
    .filter(({ kind }) => kind === "direct")
    .sort((a, b) => saidAt(b) - saidAt(a));
  return {
    rooms: all.filter(({ kind }) => kind !== "direct"),
    direct: conversations.filter(({ request }) => request !== "asked"),
    requests: conversations.filter(({ request }) => request === "asked"),
    unread: conversations.reduce((sum, { unread }) => sum + unread, 0),
  };
}

/** Who is in any of my rooms right now. */
export function presentIn(rooms: readonly RoomSummary[]): ReadonlySet<Uuid> {
  return new Set(rooms.flatMap(({ here }) => here.map(({ user }) => user)));
}

/** The people of a conversation besides me. */
export const othersOf = (room: Pick<RoomSummary, "people">, me: Uuid) =>
  room.people.filter(({ user }) => user !== me);

/** Words on one line, without the marks of Markdown that are only in the way. */
export const oneLine = (body: string): string =>
  body
    .replace(/```\w*|[*_`>#]/g, "")
    .replace(/\s+/g, " ")
    .trim();
