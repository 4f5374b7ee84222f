import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** What a binary frame carries; the number is its first byte. */
export const SYNC = 1;
export const AWARENESS = 2;
export const TERMINAL = 3;

/** A binary frame from the server. `payload` is a view, good for as long as the frame. */
export type BinaryFrame =
  | { kind: typeof SYNC; r: number; doc: number; payload: Uint8Array }
  | { kind: typeof AWARENESS; r: number; doc: number; payload: Uint8Array }
  | { kind: typeof TERMINAL; r: number; run: number; offset: number; payload: Uint8Array };

/** Reads a binary frame, or answers `null` for a kind that this version does not know. */
export function decodeFrame(bytes: Uint8Array): BinaryFrame | null {
  const from = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(from);
  const r = decoding.readVarUint(from);
  if (kind === SYNC || kind === AWARENESS) {
    const doc = decoding.readVarUint(from);
    return { kind, r, doc, payload: decoding.readTailAsUint8Array(from) };
  }
  if (kind === TERMINAL) {
    const run = decoding.readVarUint(from);
    const offset = decoding.readVarUint(from);
    return { kind, r, run, offset, payload: decoding.readTailAsUint8Array(from) };
  }
  return null;
}

function frame(numbers: readonly number[], payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const to = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(to, number);
  encoding.writeUint8Array(to, payload);
  return encoding.toUint8Array(to) as Uint8Array<ArrayBuffer>;
}

/** A y-protocols sync message for a document; `n` counts our sync messages for it, from 1. */
export const syncFrame = (r: number, doc: number, n: number, message: Uint8Array) =>
  frame([SYNC, r, doc, n], message);

/** An awareness update for a document. */
export const awarenessFrame = (r: number, doc: number, update: Uint8Array) =>
  frame([AWARENESS, r, doc], update);
