import { formatList } from "../lib/format";
import { plural } from "../messages/plural";

/** Texts of the chat. */
export const text = {
  chat: "Chat",
  theChat: "The chat",
  messages: (room: string) => `Messages in ${room}`,
  empty: "Say hello, or paste some code.",
  emptyText: "Everyone in this room reads along.",
  compose: (room: string) => `Message ${room}`,
  readsAlong: "You may read along here, but not write. An owner or a moderator can change that.",
  send: "Send message",
  sending: "Sending",
  failed: "Not sent.",
  retry: "Retry",
  delete: "Delete",
  loadOlder: "Load older messages",
  loadingOlder: "Loading older messages",
  olderFailed: "Older messages could not be loaded.",
  beginning: "This is where it began.",
  newLine: "New",
  newMessages: (count: number) => plural(count, { one: "# new message", other: "# new messages" }),
  toNewest: "To the newest message",
  said: (name: string, body: string) => `${name}: ${body}`,
  typing: (names: readonly string[]) =>
    names.length > 3
      ? "Several people are typing"
      : `${formatList(names)} ${names.length === 1 ? "is" : "are"} typing`,
  tooLong: "A message holds at most 16 KB. Put longer text into a file.",
  copyCode: "Copy code",
  copied: "Copied",
  today: "Today",
  yesterday: "Yesterday",
  letEdit: (name: string) => `Let ${name} edit`,
  mayEdit: (name: string) => `${name} may edit now.`,
} as const;
