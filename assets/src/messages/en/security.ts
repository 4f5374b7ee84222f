import { plural } from "../plural";

/** Texts of the security page: what belongs to one's own account. */
export const security = {
  title: "Security",
  lead: "How you sign in, where you are signed in, and what happened to your account.",
  link: "Security",
  linkText: "Password, sign-ins, tokens, your data",
  failed: "This could not be loaded.",

  // Sign-ins
  sessions: "Where you are signed in",
  here: "This one",
  used: (ago: string) => `used ${ago}`,
  since: (date: string) => `since ${date}`,
  ways: {
    password: "by password",
    provider: "by a provider",
    passkey: "by passkey",
    registration: "when the account was made",
    guest: "as a guest",
  } as Record<string, string>,
  end: "End",
  endLabel: (device: string, place: string) => `End the sign-in of ${device}, ${place}`,
  ended: "That sign-in has ended",
  endOthers: "End all others",
  othersEnded: "You are signed in here alone",

  // Tokens
  tokens: "Access tokens",
  tokensText:
    "For scripts: a token stands in for you, for what you choose and as long as you choose.",
  noTokens: "You have none.",
  newToken: "New token",
  tokenName: "Name",
  tokenNameHint: "What will use it, so that you know it again.",
  scopes: "What it may do",
  scopeNames: { read: "Look", write: "Write", run: "Run", admin: "Administer" },
  scopeTexts: {
    read: "See rooms, files, messages and runs.",
    write: "Change rooms and files, and talk.",
    run: "Start programs and stop them.",
    admin: "Do what you may do as an administrator.",
  },
  term: "Lasts",
  terms: { week: "A week", month: "30 days", quarter: "90 days", year: "A year" },
  make: "Make the token",
  madeTitle: "Copy it now",
  madeText: "It is shown this once. Whoever has it can do what you chose.",
  token: "Access token",
  takeBack: "Take back",
  takeBackLabel: (name: string) => `Take back ${name}`,
  takeBackTitle: (name: string) => `Take back ${name}?`,
  takeBackText: "What uses it stops working at once.",
  takenBack: "The token is good for nothing now",
  ends: (when: string) => `ends ${when}`,
  neverUsed: "never used",

  // Activity
  activity: "What happened",
  noActivity: "Nothing yet.",
  older: "Show older",
  by: (name: string) => `by ${name}`,
  somebody: "Somebody",
  event: (event: string, detail: Record<string, unknown>) => eventWords(event, detail),
  from: (device: string, place: string) => `${device}, ${place}`,

  // Data
  data: "Your data",
  dataText:
    "Everything this house knows of you, as one file: profile, rooms, messages, runs, sign-ins.",
  export: "Download",
  deleteTitle: "Delete my account",
  deleteText:
    "You have 14 days to change your mind. Then your name and address are forgotten, your rooms pass to who has the most to say in them, and what you wrote stays, by a former member.",
  deleteAsk: "Delete my account?",
  deleteAction: "Delete in 14 days",
  leaving: (date: string) => `Your account will be deleted on ${date}.`,
  stay: "Keep my account",
  stays: "Your account stays",
  deletion: "Your account will be deleted in 14 days",

  // Guests
  become: "Get an account",
  becomeText: "Come back from any device. Your rooms and messages stay yours.",
  becomeAction: "Create my account",
  became: "You have an account now",
} as const;

function eventWords(event: string, detail: Record<string, unknown>): string {
  const name = typeof detail.name === "string" ? ` “${detail.name}”` : "";
  switch (event) {
    case "signed_in":
      return `Signed in ${security.ways[String(detail.way)] ?? ""}`.trim();
    case "sign_in_failed":
      return "Somebody failed to sign in";
    case "signed_out":
      return typeof detail.ended === "number"
        ? plural(detail.ended, { one: "Ended a sign-in", other: "Ended # sign-ins" })
        : "Signed out";
    case "token_made":
      return `Made the access token${name}`;
    case "token_revoked":
      return `Took back the access token${name}`;
    case "role_changed":
      return `Role changed to ${String(detail.to ?? "another")}`;
    case "deletion_asked":
      return detail.stays ? "Account kept after all" : "Asked for the account to be deleted";
    default:
      return events[event] ?? event;
  }
}

const events: Record<string, string> = {
  token_reused: "A stolen sign-in was noticed and ended",
  registered: "Account made",
  guest_became_member: "Got an account",
  invited: "Invitations changed",
  password_changed: "Password changed",
  email_changed: "Address changed",
  email_verified: "Address confirmed",
  renamed: "Name changed",
  factor_added: "A way to confirm was added",
  factor_removed: "A way to confirm was taken away",
  recovery_code_used: "A recovery code was used",
  provider_connected: "A provider was connected",
  provider_disconnected: "A provider was disconnected",
  disabled: "Locked out",
  enabled: "Let in again",
  exported: "Took the data along",
  deleted: "Account deleted",
  house_changed: "Settings of the house changed",
  message_reported: "A message was reported",
};

/** Everything that can have happened, with what it is called. */
export const eventNames: Record<string, string> = {
  signed_in: "Signed in",
  sign_in_failed: "Failed to sign in",
  signed_out: "Signed out",
  token_made: "Access token made",
  token_revoked: "Access token taken back",
  role_changed: "Role changed",
  deletion_asked: "Deletion asked for",
  ...events,
};
