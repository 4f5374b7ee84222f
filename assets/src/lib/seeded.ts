/** Chance that can be repeated: tests print the seed they drew, and take it back from `SEED`. */
export class Seeded {
  readonly seed: number;
  #state: number;

  constructor(seed = drawn()) {
    this.seed = seed;
    this.#state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[this.below(from.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  }
}

function drawn(): number {
  const asked = (globalThis as { process?: { env: Record<string, string | undefined> } }).process
    ?.env.SEED;
  return asked ? Number(asked) : Math.floor(Math.random() * 2 ** 31);
}
