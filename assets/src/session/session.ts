import { Store } from "../lib/store";
import { setTheme, type ThemeChoice } from "../lib/theme";
import { type Api, ApiError } from "../wire/api";
import type {
  Challenge,
  House,
  Invitation,
  Profile,
  Registration,
  SecondStep,
  SessionAnswer,
  Settings,
  Welcome,
} from "../wire/http";
import type { PasskeyAnswer } from "./webauthn";

/** What one shows as a second factor. */
export type SecondAnswer =
  | { kind: "totp" | "recovery"; code: string }
  | ({ kind: "passkey" } & PasskeyAnswer);

/** Whether someone is signed in here. */
export type SessionState =
  | { state: "unknown" }
  /** `tooOld`: one was in, and has been for as long as one may. */
  | { state: "out"; tooOld?: boolean }
  | { state: "unreachable" }
  | { state: "in"; profile: Profile };

/** What one tells to create an account. */
export interface NewUser {
  username: string;
  name: string;
  email?: string;
  password: string;
  /** The token of an invitation, which opens a house that is by invitation. */
  invite?: string;
}

/** What one tells to raise the house. */
export interface NewHouse extends NewUser {
  code: string;
  house: { name: string; registration: Registration; public_url?: string };
}

/** Who is signed in, without React. The tokens are cookies which no script can read. */
export class Session {
  readonly state = new Store<SessionState>({ state: "unknown" });
  /** What everyone may know about this house. */
  readonly house = new Store<House | null>(null);

  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
    api.onEnded = (why) =>
      this.state.set(why === "tooOld" ? { state: "out", tooOld: true } : { state: "out" });
  }

  /** Learns who is signed in. Harmless to call again. */
  async load(): Promise<void> {
    if (!this.#api.mayHaveSession) {
      this.state.set({ state: "out" });
      return;
    }
    try {
      await this.#enter();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Who is in stays in while the server is away: edits go on, and merge later.
      if (error.status === 401) this.#left();
      else if (this.state.get().state !== "in") this.state.set({ state: "unreachable" });
    }
  }

  /** Is out, and stays out for the reason that was told, if one was. */
  #left(): void {
    if (this.state.get().state !== "out") this.state.set({ state: "out" });
  }

  /** Learns that a provider has sent a browser back that is signed in now. */
  arrived(): Promise<void> {
    this.#api.began();
    return this.load();
  }

  /** Who someone is by their provider, before they have chosen a name. */
  welcome(): Promise<Welcome> {
    return this.#api.get<Welcome>("/api/welcome");
  }

  /** Chooses a name, which makes the account, and comes in. */
  async settle(username: string, name: string): Promise<void> {
    const form = { username, ...(name && { name }) };
    await this.began(await this.#api.post<SessionAnswer>("/api/welcome", form));
  }

  /** Connects the provider one came from with the account one is signed in to. */
  async connectWelcome(): Promise<void> {
    await this.#api.post("/api/welcome/connect");
  }

  /** Learns about the house: its name, and how one comes in. */
  async loadHouse(): Promise<House> {
    const house = await this.#api.get<House>("/api/house");
    this.house.set(house);
    return house;
  }

  /** Signs in. Answers the second step when there is one left to make. */
  async signIn(login: string, password: string): Promise<SecondStep | null> {
    const form = { login, password };
    const answer = await this.#api.post<SessionAnswer | SecondStep>("/api/session", form);
    if ("ticket" in answer) return answer;
    await this.began(answer);
    return null;
  }

  /** Makes the second step of signing in. */
  async stepIn(ticket: string, answer: SecondAnswer): Promise<void> {
    const form = { ticket, ...answer };
    await this.began(await this.#api.post<SessionAnswer>("/api/session/second", form));
  }

  /** A challenge for a passkey. */
  challenge(): Promise<Challenge> {
    return this.#api.post<Challenge>("/api/session/passkey/options");
  }

  /** Signs in by a passkey alone. */
  async signInByPasskey(answer: PasskeyAnswer): Promise<void> {
    await this.began(await this.#api.post<SessionAnswer>("/api/session/passkey", answer));
  }

  /** Comes in with a sign-in that has been answered. */
  async began(answer: SessionAnswer): Promise<void> {
    this.#api.began(answer.expires_in);
    await this.#enter();
  }

  /** Creates an account, and signs in. */
  async register(user: NewUser): Promise<void> {
    const { expires_in } = await this.#api.post<SessionAnswer>("/api/users", user);
    this.#api.began(expires_in);
    await this.#enter();
  }

  /** Sets the house up, and signs in as its administrator. */
  async setUp(house: NewHouse): Promise<void> {
    const { expires_in } = await this.#api.post<SessionAnswer>("/api/setup", house);
    this.#api.began(expires_in);
    await this.#enter();
  }

  /** What the link with `token` invites to. */
  invitation(token: string): Promise<Invitation> {
    return this.#api.get<Invitation>(`/api/invites/${encodeURIComponent(token)}`);
  }

  /** Comes in by an invitation: as a guest with a `name`, or as who one is. Answers the room's code. */
  async accept(token: string, name?: string): Promise<string> {
    const path = `/api/invites/${encodeURIComponent(token)}/accept`;
    const body = name ? { name } : {};
    const answer = await this.#api.post<{ room: { code: string }; expires_in?: number }>(
      path,
      body,
    );
    // Who was signed in already keeps the access they have.
    if (name) this.#api.began(answer.expires_in);
    await this.#enter();
    return answer.room.code;
  }

  /** Whether `username` can be had. */
  async isFree(username: string): Promise<boolean> {
    const path = `/api/usernames/${encodeURIComponent(username)}`;
    return (await this.#api.get<{ available: boolean }>(path)).available;
  }

  /** Signs out on this device. */
  async signOut(): Promise<void> {
    try {
      await this.#api.delete("/api/session");
    } finally {
      this.#api.over();
    }
  }

  /** Changes name or username. */
  async change(change: { name?: string; username?: string }): Promise<void> {
    await this.#api.patch("/api/me", change);
    await this.#enter();
  }

  /** Changes settings: shown at once, taken back when the server refuses. */
  async set(settings: Settings): Promise<void> {
    const before = this.state.get();
    if (before.state !== "in") return;
    const merged = { ...before.profile.settings, ...settings };
    this.state.set({ state: "in", profile: { ...before.profile, settings: merged } });
    try {
      await this.#api.patch("/api/me", { settings });
    } catch (error) {
      this.state.set(before);
      throw error;
    }
  }

  /** Changes the password. */
  async changePassword(current: string, next: string): Promise<void> {
    await this.#api.post("/api/me/password", { current, new: next });
  }

  /** Asks for the account to be deleted. */
  async leave(): Promise<void> {
    await this.#api.delete("/api/me");
    await this.#enter();
  }

  /** Keeps the account after all. */
  async stay(): Promise<void> {
    await this.#api.post("/api/me/stay");
    await this.#enter();
  }

  /** Makes an account of what is a guest. */
  async become(account: { username: string; email?: string; password: string }): Promise<void> {
    await this.#api.post("/api/me/account", account);
    await this.#enter();
  }

  async #enter(): Promise<void> {
    const profile = await this.#api.get<Profile>("/api/me");
    this.state.set({ state: "in", profile });
    const theme: ThemeChoice | undefined = profile.settings.theme;
    if (theme) setTheme(theme);
  }
}
