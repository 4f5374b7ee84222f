import { plural } from "../plural";

/** Texts of the page for administrators. */
export const admin = {
  title: "Administration",
  lead: "Who belongs here, how people come in, and what happened.",
  link: "Administration",
  linkText: "People, invitations, what happened",
  notForYou: "Only administrators see this page.",
  failed: "This could not be loaded.",

  // People
  people: "People",
  search: "Search people",
  searchHint: "Name, username or address",
  nobody: "Nobody is called that.",
  more: "Show more",
  you: "You",
  roles: { admin: "Administrator", member: "Member", guest: "Guest" },
  roleOf: (name: string) => `Role of ${name}`,
  locked: "Locked out",
  leaving: (date: string) => `leaves ${date}`,
  seen: (ago: string) => `here ${ago}`,
  neverSeen: "not signed in",
  signIns: (count: number) => plural(count, { one: "# sign-in", other: "# sign-ins" }),
  lock: "Lock out",
  lockLabel: (name: string) => `Lock out ${name}`,
  lockTitle: (name: string) => `Lock ${name} out?`,
  lockText: "All their sign-ins end at once, and they cannot come in until you let them.",
  lockedOut: (name: string) => `${name} is locked out`,
  unlock: "Let in",
  unlockLabel: (name: string) => `Let in ${name}`,
  letIn: (name: string) => `${name} can come in again`,

  // What happened
  audit: "What happened",
  everything: "Everything",
  whatKind: "What",
  download: "Download as a table",
  nothing: "Nothing of that kind.",
  older: "Show older",
} as const;
