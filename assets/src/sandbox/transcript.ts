/** What one run has said so far, with what was typed into it, and who typed what of that. */

/** A piece of it; `by` is who typed it, where that is known. */
export type Piece = { bytes: Uint8Array; by: string | null };

/** Bytes of the output that someone typed. */
type Typed = { from: number; to: number; user: string };

/** So much output is kept of a run; what is older is dropped. */
const MOST_BYTES = 1024 * 1024;

export class Transcript {
  /** Output before this offset is not here. */
  from = 0;
  /** The offset that the next byte of output will have. */
  end = 0;
  pieces: Piece[] = [];
  /** Counts up when the pieces were replaced or shortened, instead of added to. */
  generation = 0;
  #bytes = 0;
  /** What was typed and has not been echoed yet, in order. */
  #typed: Typed[] = [];

  /** Takes output at `offset`. Says whether something between is missing. */
  output(offset: number, bytes: Uint8Array): "taken" | "gap" {
    if (offset > this.end) return "gap";
    let fresh = bytes.subarray(this.end - offset);
    while (fresh.length > 0) {
      const { by, length } = this.#author(fresh.length);
      // The frame's buffer is not ours to keep.
      this.#add({ by, bytes: fresh.slice(0, length) });
      this.end += length;
      fresh = fresh.subarray(length);
    }
    return "taken";
  }

  /** Says who typed the output that begins at `offset`, before it comes. */
  typed(user: string, offset: number, text: string): void {
    const to = offset + new TextEncoder().encode(text).length;
    this.#typed.push({ from: offset, to, user });
  }

  /** Starts over with output that begins at `from`. */
  replace(from: number, bytes: Uint8Array): void {
    this.pieces = bytes.length > 0 ? [{ bytes, by: null }] : [];
    this.#bytes = bytes.length;
    this.from = from;
    this.end = from + bytes.length;
    this.generation += 1;
  }

  /** All of it as plain text, without colours and other terminal orders. */
  text(): string {
    const decoder = new TextDecoder();
    const parts = this.pieces.map(({ bytes }) => decoder.decode(bytes, { stream: true }));
    return plain(parts.join(""));
  }

  /** Its first `most` bytes as plain text, give or take a piece; null once they are dropped. */
  beginning(most: number): string | null {
    if (this.from > 0) return null;
    const decoder = new TextDecoder();
    let text = "";
    for (const { bytes } of this.pieces) {
      if (text.length >= most) break;
      text += decoder.decode(bytes.subarray(0, most), { stream: true });
    }
    return plain(text);
  }

  /** Whose the next output is, and how much of it, at most `most`. */
  #author(most: number): { by: string | null; length: number } {
    this.#typed = this.#typed.filter(({ to }) => to > this.end);
    const [next] = this.#typed;
    if (!next || next.from >= this.end + most) return { by: null, length: most };
    if (next.from > this.end) return { by: null, length: next.from - this.end };
    return { by: next.user, length: Math.min(most, next.to - this.end) };
  }

  #add(piece: Piece): void {
    this.pieces.push(piece);
    this.#bytes += piece.bytes.length;
    if (this.#bytes > MOST_BYTES) this.#shorten();
  }

  /** Drops the older half, so that this is rare. */
  #shorten(): void {
    while (this.#bytes > MOST_BYTES / 2 && this.pieces.length > 1) {
      const first = this.pieces.shift();
      if (!first) break;
      this.#bytes -= first.bytes.length;
      this.from += first.bytes.length;
    }
    this.generation += 1;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/gu;

/** Text without escape sequences, with what carriage returns wrote over left out. */
export function plain(text: string): string {
  return text
    .replace(ESCAPES, "")
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\r") + 1))
    .join("\n");
}
