/** What to do after the server, or the network, closed the connection. */
export type Verdict =
  /** Come back after the usual, growing pause. */
  | "retry"
  /** Come back soon, at a random moment: everyone was sent away at once. */
  | "soon"
  /** Come back after a long pause: we asked for too much. */
  | "later"
  /** The session has ended: renew it, or sign in. */
  | "renew"
  /** Come back, but do not send again what waited. */
  | "afresh";

/** What close code `code` asks of a client. */
export function verdict(code: number): Verdict {
  switch (code) {
    case 4001:
      return "soon";
    case 4400:
    case 4413:
      return "afresh";
    case 4401:
      return "renew";
    case 4429:
      return "later";
    default:
      return "retry";
  }
}

const FIRST_MS = 400;
const MOST_MS = 15_000;
const SOON_MS = 1_500;
const LATER_MS = 10_000;

/** How long to wait before try number `attempt` (from 0). `random` is in 0…1. */
export function pause(after: Verdict, attempt: number, random: number): number {
  const grown = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  const spread = grown / 2 + (random * grown) / 2;
  if (after === "soon" && attempt === 0) return 150 + random * SOON_MS;
  if (after === "later") return LATER_MS + spread;
  return spread;
}
