/** What people want done to messages, and what becomes of a message by it: pure. */
import type { ChatEvent, ChatRequest, Message } from "../wire/frames";

/** Something asked for that the server has not confirmed. */
export type Wish = Extract<
  ChatRequest,
  { edit: unknown } | { delete: unknown } | { react: unknown } | { pin: unknown }
>;

/** Which message a wish is about. */
export function subjectOf(wish: Wish): number {
  if ("edit" in wish) return wish.edit.id;
  if ("delete" in wish) return wish.delete.id;
  return "react" in wish ? wish.react.id : wish.pin.id;
}

/** The message as it will be when `wish` has come true. */
export function wished(message: Message, wish: Wish, me: string, now: number): Message {
  if ("edit" in wish) return { ...message, body: wish.edit.body, edited_at: now };
  if ("react" in wish) return reacted(message, wish.react.emoji, me, wish.react.on);
  if ("pin" in wish) return { ...message, pinned_at: wish.pin.on ? now : null };
  const gone = { edited_at: null, pinned_at: null, reply_to: null };
  return { ...message, ...gone, body: "", deleted_at: now, reactions: [], attachments: [] };
}

/** The message with a reaction given or taken. */
export function reacted(message: Message, emoji: string, user: string, on: boolean): Message {
  const known = message.reactions.some((reaction) => reaction.emoji === emoji);
  const reactions = known ? message.reactions : [...message.reactions, { emoji, users: [] }];
  return {
    ...message,
    reactions: reactions
      .map((reaction) => {
        if (reaction.emoji !== emoji) return reaction;
        const others = reaction.users.filter((other) => other !== user);
        return { emoji, users: on ? [...others, user] : others };
      })
      .filter(({ users }) => users.length > 0),
  };
}

/** How much of a message is quoted, as on the server. */
const QUOTED = 280;

/** The quote of `message` above an answer to it. */
export function quoteOf({ id, author, author_name, body }: Message) {
  return { id, author, author_name, body: [...body].slice(0, QUOTED).join("") };
}

/** Lets what happened happen to messages that are known. Answers whether anything has changed. */
export function happen(messages: Map<number, Message>, event: ChatEvent): boolean {
  if ("reacted" in event) {
    const { message: id, emoji, user, on } = event.reacted;
    const message = messages.get(id);
    if (message) messages.set(id, reacted(message, emoji, user, on));
    return message !== undefined;
  }
  if (!("changed" in event)) return false;
  const { changed } = event;
  let any = messages.has(changed.id);
  if (any) messages.set(changed.id, changed);
  for (const [id, message] of messages) {
    if (message.reply_to?.id !== changed.id) continue;
    messages.set(id, { ...message, reply_to: quoteOf(changed) });
    any = true;
  }
  return any;
}

/** The pinned messages after something happened, the one pinned last first. */
export function pinsAfter(pins: readonly Message[], event: ChatEvent): readonly Message[] {
  const pinned = new Map(pins.map((message) => [message.id, message]));
  if ("changed" in event) {
    const { changed } = event;
    if (changed.pinned_at === null) pinned.delete(changed.id);
    else pinned.set(changed.id, changed);
  }
  happen(pinned, event);
  return [...pinned.values()].sort((a, b) => (b.pinned_at ?? 0) - (a.pinned_at ?? 0));
}
