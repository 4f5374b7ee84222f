// The shapes of the HTTP interface that are not in frames.ts. Types alone: nothing here runs.
import type { Language, Member, Message, Millis, Role, Room, Run, User, Uuid } from "./frames";

/** How new people come in. */
export type Registration = "open" | "invite" | "domain" | "closed";

/** `GET /api/house` */
export interface House {
  name: string;
  version: string;
  setup_needed: boolean;
  registration: Registration;
  providers: Provider[];
  /** Whether letters leave the house by themselves. */
  letters: boolean;
  languages: Language[];
}

/** What someone chose, kept on the server. Unknown keys are kept too. */
export interface Settings {
  theme?: "system" | "dark" | "light";
  editor?: EditorSettings;
  notify?: NotifySettings;
}

/** What disturbs someone, anywhere. */
export interface NotifySettings {
  /** Minutes of one's day, and how many minutes one's clock is ahead of UTC. */
  quiet?: { from: number; to: number; zone: number } | null;
  sound?: "off" | "mentions" | "all";
  /** Whether the system tells of messages while no tab of ours is looked at. */
  desktop?: boolean;
}

/** How someone likes to edit. */
export interface EditorSettings {
  font_size?: number;
  tab_size?: number;
  word_wrap?: boolean;
  minimap?: boolean;
}

/** `GET /api/me` */
export interface Profile {
  user: User & { email: string | null; created_at: Millis };
  settings: Settings;
  /** When the account will be deleted, if that was asked for. */
  leaves_at: Millis | null;
}

/** Answer to signing in, registering and setting up. */
export interface SessionAnswer {
  access_token: string;
  expires_in: number;
  user: User;
}

/** One of my rooms in `GET /api/rooms`. */
export interface RoomSummary extends Room {
  role: Role;
  unread: number;
  /** How many of the unread messages mention me. */
  mentions: number;
  notify: Notify;
  here: { user: Uuid; name: string; slot: number }[];
  last_activity_at: Millis;
  member_count: number;
  /** Of a direct conversation to which not all have agreed. */
  request: "asked" | "waiting" | null;
  /** What was said last in a direct conversation. */
  last_message: { author: Uuid; body: string; sent_at: Millis } | null;
}

/** Someone in `GET /api/people`. */
export interface FoundPerson {
  user: Uuid;
  username: string | null;
  name: string;
  shared: boolean;
}

/** For whom something of mine is open. */
export type ReachWho = "everyone" | "shared" | "nobody";

/** `GET /api/me/reach` */
export interface Reach {
  find: ReachWho;
  write: ReachWho;
  receipts: boolean;
  typing: boolean;
  phone: boolean;
}

/** Someone in `GET /api/me/blocks`. */
export interface BlockedPerson {
  user: Uuid;
  username: string | null;
  name: string;
  at: Millis;
}

/** What I want to hear of in a room. */
export type Notify = "all" | "mentions" | "nothing";

/** A piece of a message, either looked for or around it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A message that was found, in `GET /api/search`. */
export interface FoundMessage {
  id: number;
  seq: number;
  room: { code: string; name: string };
  author: Uuid;
  author_name: string;
  sent_at: Millis;
  edited_at: Millis | null;
  snippet: Piece[];
}

/** `GET /api/search` */
export interface SearchPage {
  messages: FoundMessage[];
  /** Where to go on; null when all was looked through. */
  next: number | null;
}

/** A message that calls me. */
export interface Mention extends FoundMessage {
  kind: "person" | "here" | "room";
  unread: boolean;
}

/** `GET /api/me/mentions` */
export interface MentionPage {
  mentions: Mention[];
  more: boolean;
}

/** One room in `GET /api/rooms?public=true`. */
export interface PublicRoom extends Room {
  member_count: number;
  here_count: number;
  joined: boolean;
}

/** `GET /api/rooms/{code}` */
export interface RoomDetail extends Room {
  role: Role | null;
  member_count: number;
}

/** A link into a room. */
export interface Invite {
  id: Uuid;
  /** Told once, when it is made: later nobody can know it. */
  url: string | null;
  role: Role;
  expires_at: Millis | null;
  uses_left: number | null;
  guests: boolean;
  created_at: Millis;
  /** The name of who made it. */
  created_by: string;
}

/** `GET /api/invites/{token}`: what someone sees who opens the link. */
export interface Invitation {
  room: { name: string; description: string; code: string };
  house: string;
  role: Role;
  invited_by: string;
  guests: boolean;
  expires_at: Millis | null;
  me: User | null;
  member: boolean;
}

export interface MembersAnswer {
  members: Member[];
}
export interface MessagesAnswer {
  messages: Message[];
  more: boolean;
  newer: boolean;
}
export interface RunsAnswer {
  runs: Run[];
  more: boolean;
}

// One's own account, looked after.

/** One place where I am signed in. */
export interface SignIn {
  id: Uuid;
  /** In words: "Firefox on Linux". */
  device: string;
  /** In words: "this network". */
  place: string;
  address: string;
  way: string;
  created_at: Millis;
  used_at: Millis;
  current: boolean;
}

/** What an access token is good for. */
export type Scope = "read" | "write" | "run" | "admin";

/** An access token for scripts, without itself. */
export interface AccessToken {
  id: Uuid;
  name: string;
  scopes: Scope[];
  created_at: Millis;
  expires_at: Millis;
  used_at: Millis | null;
}

/** Something that happened to an account. */
export interface AuditEntry {
  id: number;
  at: Millis;
  event: string;
  actor: { id: Uuid; name: string | null } | null;
  subject: { id: Uuid; name: string | null } | null;
  device: string | null;
  place: string | null;
  address: string | null;
  detail: Record<string, unknown>;
}

/** Someone as administrators see them. */
export interface Person extends User {
  email: string | null;
  created_at: Millis;
  disabled: boolean;
  last_seen_at: Millis | null;
  sessions: number;
  leaves_at: Millis | null;
}

/** By what a second step of signing in is made. */
export type SecondKind = "totp" | "recovery" | "passkey";

/** Answer to signing in when a second step is left to make. */
export interface SecondStep {
  ticket: string;
  kinds: SecondKind[];
  expires_in: number;
}

/** One of my passkeys. */
export interface Passkey {
  id: Uuid;
  name: string;
  created_at: Millis;
  used_at: Millis | null;
}

/** `GET /api/me/factors` */
export interface Factors {
  password: boolean;
  passkeys: Passkey[];
  /** For which name passkeys are made at this address, or why there can be none. */
  here: { domain: string | null; code: string | null; reason: string | null };
  totp_since: Millis | null;
  recovery_codes_left: number;
  prove_with: ("password" | SecondKind)[];
}

/** A challenge for a passkey. */
export interface Challenge {
  ceremony: string;
  public_key: Record<string, unknown>;
  expires_in: number;
}

/** What stands on a provider's button. */
export type ProviderIcon = "google" | "github" | "gitlab" | "microsoft" | "key";

/** Someone by whom one can sign in, in `GET /api/house`. */
export interface Provider {
  id: string;
  name: string;
  icon: ProviderIcon;
}

/** `GET /api/welcome`: who someone is by their provider, before they have chosen a name. */
export interface Welcome {
  suggested: string;
  name: string | null;
  email: string | null;
  /** What the provider is called. */
  provider: string;
  /** Whether an account has the same address: it is connected by who signs in to it. */
  account_exists: boolean;
  next: string;
}

/** A provider by whom I come in. */
export interface Identity {
  id: string;
  /** Null when it is none of this house any more. */
  provider: string | null;
  name: string;
  icon: ProviderIcon;
  email: string | null;
  created_at: Millis;
  used_at: Millis;
}

/** `GET /api/me/identities` */
export interface IdentitiesAnswer {
  identities: Identity[];
}

// Letters and the links in them.

/** `GET /api/me/email` */
export interface Address {
  email: string | null;
  verified: boolean;
  /** The one that it is to become. */
  pending: string | null;
}

/** `GET /api/join/{token}` */
export interface HouseLanding {
  house: string;
  invited_by: string | null;
  email: string | null;
  expires_at: Millis;
}

/** A link that lets people make an account. */
export interface HouseInvite {
  id: Uuid;
  /** Told once, when it is made. */
  url: string | null;
  email: string | null;
  expires_at: Millis;
  uses_left: number;
  created_at: Millis;
  created_by: string | null;
}

/** `GET /api/admin/house` */
export interface HouseSettings {
  name: string;
  registration: Registration;
  domains: string[];
  public_url: string | null;
  public_url_fixed: boolean;
  letters: boolean;
}

/** A letter in `GET /api/admin/letters`. */
export interface Letter {
  id: Uuid;
  kind: string;
  recipient: string;
  subject: string;
  state: "waiting" | "sent" | "kept" | "failed";
  link: string | null;
  error: string | null;
  attempts: number;
  created_at: Millis;
  next_at: Millis | null;
  sent_at: Millis | null;
  expires_at: Millis;
}
