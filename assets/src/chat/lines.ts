/** Messages as they are shown: stored, or on their way. */
import type { Message } from "../wire/frames";

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
export type Unsent = {
  body: string;
  nonce: string;
  sent_at: number;
  reply_to?: Message["reply_to"];
  /** Files that have arrived already. */
  attachments?: Message["attachments"];
};

/** As much of a line as is kept until it is stored. */
export function unsentOf({ body, nonce, sent_at, reply_to, attachments }: Line): Unsent {
  const answer = reply_to && { reply_to };
  return { body, nonce, sent_at, ...answer, ...(attachments.length > 0 && { attachments }) };
}

const known = new WeakMap<Message, Line>();

/** The same message is the same line, so that nothing is drawn again without need. */
export function line(message: Message): Line {
  const found = known.get(message);
  if (found) return found;
  const made: Line = { ...message, state: "stored", problem: null };
  known.set(message, made);
  return made;
}
