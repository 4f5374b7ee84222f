import type { Challenge } from "../wire/http";
import type { PasskeyAnswer } from "./webauthn";

/** How long before a challenge ends it is replaced, so that no answer comes too late. */
const EARLY_MS = 30_000;

/** What the outside world is to an offer. */
export interface Offering {
  /** Whether the browser can offer passkeys where something is typed. */
  available(): Promise<boolean>;
  challenge(): Promise<Challenge>;
  /** Waits until one is chosen, or `signal` ends it. */
  ask(challenge: Challenge, signal: AbortSignal): Promise<PasskeyAnswer>;
  signIn(answer: PasskeyAnswer): Promise<void>;
  /** Is told when a passkey that was chosen did not let in. */
  refused(error: unknown): void;
  after(ms: number, run: () => void): () => void;
}

/** Passkeys offered where the username is typed, without React: until one is chosen, or another way is. */
export class PasskeyOffer {
  readonly #world: Offering;
  #end: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(world: Offering) {
    this.#world = world;
  }

  /** Offers them, unless they are offered already. */
  start(): void {
    if (this.#end) return;
    const end = new AbortController();
    this.#end = end;
    this.#running = this.#running.then(() => this.#offer(end.signal));
  }

  /** Takes the offer back; done when the browser has let go of it, and can ask otherwise. */
  stop(): Promise<void> {
    this.#end?.abort();
    this.#end = null;
    return this.#running;
  }

  async #offer(ended: AbortSignal): Promise<void> {
    const answer = await this.#chosen(ended);
    if (!answer || ended.aborted) return;
    try {
      await this.#world.signIn(answer);
    } catch (error) {
      this.#world.refused(error);
    }
  }

  /** What was chosen; null when nothing was. Nobody has asked for anything yet, so nothing is told of. */
  async #chosen(ended: AbortSignal): Promise<PasskeyAnswer | null> {
    try {
      if (!(await this.#world.available())) return null;
      let answer: PasskeyAnswer | null = null;
      while (!answer && !ended.aborted) answer = await this.#round(ended);
      return answer;
    } catch {
      return null;
    }
  }

  /** Offers them for as long as one challenge is good; null when its time was over. */
  async #round(ended: AbortSignal): Promise<PasskeyAnswer | null> {
    const challenge = await this.#world.challenge();
    if (ended.aborted) return null;
    const round = new AbortController();
    const over = () => round.abort();
    ended.addEventListener("abort", over);
    const cancel = this.#world.after(challenge.expires_in * 1000 - EARLY_MS, over);
    try {
      return await this.#world.ask(challenge, round.signal);
    } catch (error) {
      if (round.signal.aborted) return null;
      throw error;
    } finally {
      cancel();
      ended.removeEventListener("abort", over);
    }
  }
}
