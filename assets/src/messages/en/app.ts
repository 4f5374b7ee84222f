import { plural } from "../plural";

/** Texts of the frame around all pages. */
export const app = {
  main: "Main",
  home: "Home",
  browse: "Browse rooms",
  browseShort: "Browse",
  profile: "Your profile",
  profileShort: "You",
  search: "Search and commands",
  searchShort: "Search",
  searchMessages: "Search messages",
  mentions: "Messages that mention you",
  mentioned: (count: number) =>
    plural(count, { one: "# message mentions you", other: "# messages mention you" }),
  switchTheme: "Switch theme",
  room: (name: string, unread: number) => (unread > 0 ? `${name}, ${app.unread(unread)}` : name),
  unread: (count: number) => plural(count, { one: "# unread message", other: "# unread messages" }),
  live: "Connected",
  connecting: "Connecting",
  reconnecting: "Reconnecting, your edits are kept",
  sessionEnded: "Your session has ended",
  skip: "Skip to content",

  // Not found, error
  notFound: "There is no such page",
  notFoundText: "The address may be mistyped, or what was here is gone.",
  toHome: "Go home",
  pageName: "This page",

  // Palette and shortcuts
  palette: "Commands",
  palettePlaceholder: "Go to a room, or do something",
  paletteEmpty: (query: string) => `Nothing matches “${query}”.`,
  shortcuts: "Keyboard shortcuts",
  groups: { go: "Go to", rooms: "Rooms", do: "Do", room: "In this room", editor: "Editor" },
  openPalette: "Search and commands",
  openShortcuts: "Keyboard shortcuts",
} as const;
