import { plural } from "../../messages/plural";

/** Texts of search and of the list of mentions. */
export const text = {
  title: "Search messages",
  search: "Search",
  inAll: "Search what was said in your rooms",
  inRoom: (room: string) => `Search in ${room}`,
  placeholder: "Search messages",
  clear: "Clear",
  close: "Back to the chat",
  messages: "Messages",
  mentions: "Mentions",
  results: "What was found",
  filters: "Filters",
  filterHelp: {
    "from:": "from: someone, such as from:ann or from:me",
    "in:": 'in: a room, such as in:"Job runner"',
    "before:": "before: a day, such as before:2026-01-31",
    "after:": "after: a day, such as after:2026-01-31",
    "has:link": "has:link, a web address in it",
    "has:code": "has:code, a block of code in it",
    "has:file": "has:file, a file attached to it",
  },
  help: 'Parts of words are found too. "Quotes" keep words together, a minus leaves them out.',
  none: (query: string) => `Nothing in your rooms says “${query}”.`,
  start: "Type a word to find what was said.",
  failed: "The search could not be made.",
  more: "Look further back",
  looking: "Looking further back",
  all: "That is all.",
  found: (count: number, more: boolean) =>
    plural(count, { one: "# message", other: "# messages" }) + (more ? " so far" : ""),
  inThisRoom: (room: string, count: number) =>
    `${room}, ${plural(count, { one: "# message", other: "# messages" })}`,
  noMentions: "Nobody has mentioned you yet. Messages with your @name come here.",
  mentionsFailed: "The mentions could not be loaded.",
  olderMentions: "Older mentions",
  unread: "new",
  edited: "edited",
} as const;
