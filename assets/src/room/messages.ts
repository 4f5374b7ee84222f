import { formatList } from "../lib/format";
import { plural } from "../messages/plural";

/** Texts of the room around its parts. */
export const text = {
  entering: "Entering the room",
  inRoom: "In this room",
  you: (name: string) => `${name} (you)`,
  follow: (name: string, where: string | null) =>
    where ? `Follow ${name} · ${where}` : `Follow ${name}`,
  followIn: (name: string, where: string | null) =>
    where ? `Follow ${name}, in ${where}` : `Follow ${name}`,
  stopFollowing: (name: string) => `Stop following ${name}`,
  editing: (names: readonly string[]) =>
    `${formatList(names)} ${names.length === 1 ? "is" : "are"} editing`,
  hereCount: (count: number) => plural(count, { one: "Only you are here", other: "# here" }),
  private: "Private",
  public: "Public",
  invite: "Invite",
  settings: "Room settings",
  language: "Language of this file",
  noFile: "No file",
  back: "Back to home",
  chat: "Chat",
  people: "People",
  code: "Code",
  run: "Run",
  sidePanel: "Side panel",
  showSide: "Chat and people",
  resize: { tree: "Resize files", run: "Resize the run panel", side: "Resize the side panel" },
  parts: "Parts of this room",
  unread: (count: number) => plural(count, { one: "# unread message", other: "# unread messages" }),

  // Status bar
  live: (ms: number | null) => (ms === null ? "Live" : `Live, ${Math.round(ms)} ms`),
  connecting: "Connecting",
  reconnecting: "Reconnecting, your edits are kept",
  ended: "Your session has ended. Your edits are kept.",
  light: {
    saved: "All changes saved",
    saving: "Saving",
    offline: "Not saved yet: kept on this device",
    refused: "Some edits could not be saved",
  },
  position: (line: number, column: number) => `Ln ${line}, Col ${column}`,
  selected: (count: number) => `(${count} selected)`,
  spaces: (size: number) => `Spaces: ${size}`,
  tabs: (size: number) => `Tabs: ${size}`,

  // Problems
  problems: "Problems",
  problemCount: (errors: number, warnings: number) =>
    formatList([
      ...(errors > 0 ? [plural(errors, { one: "# error", other: "# errors" })] : []),
      ...(warnings > 0 ? [plural(warnings, { one: "# warning", other: "# warnings" })] : []),
    ]),
  severity: { error: "Error", warning: "Warning", note: "Note" },

  // Happenings
  came: (name: string) => `${name} is here`,
  went: (name: string) => `${name} left`,
  nowRole: {
    owner: "You own this room now.",
    moderator: "You keep order in this room now: who comes in, and what they may do.",
    editor: "You may edit in this room now.",
    commenter: "You may look around and talk in this room now.",
    viewer: "You may only look around in this room now.",
  },
  notTaken: (why: string) => `That was not taken: ${why}`,

  // People
  away: "away",
  devices: (count: number) => `on ${count} devices`,
  nowhere: "looking around",
  inFile: (path: string) => `in ${path}`,
  followsYou: "follows you",
  notHere: "Not here now",
  roles: {
    owner: "Owner",
    moderator: "Moderator",
    editor: "Editor",
    commenter: "Commenter",
    viewer: "Viewer",
  },
  guest: "Guest",

  // Shut out
  shut: "This room cannot be entered.",
  gone: {
    removed: "You are no longer a member of this room.",
    deleted: "This room was deleted.",
    left: "You left this room.",
  },
  goneText: "What you wrote is kept by the room.",
  toHome: "Go home",

  // Commands
  toggleTree: "Show or hide files",
  toggleRun: "Show or hide the run panel",
  toggleSide: "Show or hide the side panel",
  goToChat: "Write a message",
  goToCode: "Go to the code",
  goToTerminal: "Go to the terminal",
  nextPart: "Next part of the room",
  previousPart: "Previous part of the room",
  inviteSomeone: "Invite someone",
  openFile: (path: string) => `Open ${path}`,
  followSomeone: (name: string) => `Follow ${name}`,
} as const;
