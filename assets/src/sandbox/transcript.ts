/** What one run has said so far, and who typed what into it, in the order it happened. */

/** A piece of it. */
export type Piece =
  | { kind: "output"; bytes: Uint8Array }
  | { kind: "typed"; user: string; text: string };

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

  /** Takes output at `offset`. Says whether something between is missing. */
  output(offset: number, bytes: Uint8Array): "taken" | "gap" {
    if (offset > this.end) return "gap";
    const fresh = bytes.subarray(this.end - offset);
    if (fresh.length === 0) return "taken";
    // The frame's buffer is not ours to keep.
    this.#add({ kind: "output", bytes: fresh.slice() });
    this.end += fresh.length;
    return "taken";
  }

  typed(user: string, text: string): void {
    this.#add({ kind: "typed", user, text });
  }

  /** Starts over with output that begins at `from`. */
  replace(from: number, bytes: Uint8Array): void {
    this.pieces = bytes.length > 0 ? [{ kind: "output", bytes }] : [];
    this.#bytes = bytes.length;
    this.from = from;
    this.end = from + bytes.length;
    this.generation += 1;
  }

  /** All of it as plain text, without colours and other terminal orders. */
  text(): string {
    const decoder = new TextDecoder();
    const parts = this.pieces.map((piece) =>
      piece.kind === "typed" ? piece.text : decoder.decode(piece.bytes, { stream: true }),
    );
    return plain(parts.join(""));
  }

  #add(piece: Piece): void {
    this.pieces.push(piece);
    this.#bytes += piece.kind === "output" ? piece.bytes.length : piece.text.length;
    if (this.#bytes > MOST_BYTES) this.#shorten();
  }

  /** Drops the older half, so that this is rare. */
  #shorten(): void {
    while (this.#bytes > MOST_BYTES / 2 && this.pieces.length > 1) {
      const first = this.pieces.shift();
      if (!first) break;
      const size = first.kind === "output" ? first.bytes.length : first.text.length;
      this.#bytes -= size;
      if (first.kind === "output") this.from += size;
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
