/** Seeds as people write them: pure. */

/** A seed as someone typed it, or null if it is none. */
export function parseSeed(typed: string): number | null {
  const digits = typed.trim();
  if (!/^\d{1,16}$/.test(digits)) return null;
  const seed = Number(digits);
  return Number.isSafeInteger(seed) ? seed : null;
}

/** A seed that is easily told to someone; `chance` is in 0 to 1. */
export function proposedSeed(chance: number): number {
  return 1 + Math.floor(chance * 999);
}
