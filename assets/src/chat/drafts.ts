/**
 * What someone has begun to write in a room, on this device and on the server: whichever was written
 * last is gone on with. Without React.
 */

export type Draft = { body: string; at: number | null };

type Options = {
  /** Where this device keeps it. */
  local: { draft(): Draft; keepDraft(draft: Draft): void };
  load(): Promise<Draft>;
  save(body: string): Promise<unknown>;
  now(): number;
  /** Calls back later, until the answer is called. */
  after(ms: number, run: () => void): () => void;
};

/** So long after the last key it is told to the server. */
const QUIET_MS = 1200;

export class Drafts {
  readonly #options: Options;
  #waiting: (() => void) | null = null;
  /** What the server has, as far as we know. */
  #told: string | null = null;
  #hasTyped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** What was begun on another device since, or null: then this one's is the newest. */
  async open(): Promise<string | null> {
    const { local, load } = this.#options;
    const found = await load().catch(() => null);
    if (!found) return null;
    this.#told = found.body;
    const mine = local.draft();
    // Nobody's words are taken out of their hands.
    if (this.#hasTyped || (found.at ?? 0) <= (mine.at ?? 0) || found.body === mine.body)
      return null;
    local.keepDraft(found);
    return found.body;
  }

  /** The words are now these. */
  write(body: string): void {
    const { local, now, after } = this.#options;
    this.#hasTyped = true;
    local.keepDraft({ body, at: now() });
    this.#waiting?.();
    // That there is nothing any more is told at once: it was sent, and is not to come back.
    if (body === "") this.flush();
    else this.#waiting = after(QUIET_MS, () => this.flush());
  }

  /** Tells the server what there is. */
  flush(): void {
    this.#waiting?.();
    this.#waiting = null;
    if (!this.#hasTyped) return;
    const { body } = this.#options.local.draft();
    if (body === this.#told) return;
    this.#told = body;
    this.#options.save(body).catch(() => {
      // This device still has it; the next key tells it again.
      this.#told = null;
    });
  }
}
