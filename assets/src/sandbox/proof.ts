/** What is said about a run that can be repeated: pure, but for the hash. */
import type { RunReceipt } from "../wire/frames";
import { text } from "./messages";
import type { ShownRun } from "./runs";

/** So much of a hash is shown. */
const SHOWN = 12;

/** Whether a run has all its input from the start, so that nobody types. */
export function isGiven({ seed, is_test }: ShownRun): boolean {
  return seed !== undefined || is_test === true;
}

/** The receipt as it lies in the download, byte for byte. */
export function receiptText(receipt: RunReceipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/**
 * The beginning of the SHA-256 of a receipt: what `sha256sum receipt.json` says of the downloaded
 * one. Null where the browser does not hash, as on pages without encryption.
 */
export async function fingerprint(receipt: RunReceipt): Promise<string | null> {
  const bytes = new TextEncoder().encode(receiptText(receipt));
  const hash = await globalThis.crypto?.subtle?.digest("SHA-256", bytes).catch(() => null);
  if (!hash) return null;
  const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").slice(0, SHOWN);
}

/** What came of repeating a run. */
export type Comparison = { tone: "good" | "bad" | "open"; words: string };

/** What came of repeating the run that `run` repeats; null if it repeats none. */
export function compared({ repeats, state, differences }: ShownRun): Comparison | null {
  if (repeats === undefined) return null;
  if (state !== "done") return { tone: "open", words: text.isRepeated };
  if (!differences) return { tone: "open", words: text.notCompared };
  if (differences.length === 0) return { tone: "good", words: text.same };
  const fields: Record<string, string> = text.fields;
  return { tone: "bad", words: text.differs(differences.map((name) => fields[name] ?? name)) };
}
