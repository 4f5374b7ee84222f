/** The line that someone is typing into a program, edited as a terminal does before it sends it: pure. */

/** What a key amounts to, besides a change of the line. */
export type Deed =
  /** Send the line, with its end. */
  | "send"
  /** Send what is there, without an end. */
  | "flush"
  /** No more input comes. */
  | "end"
  | "interrupt"
  | null;

const BACKSPACE = new Set(["\u007f", "\b"]);

/** Takes one character, as keyboards send them. */
export function press(line: string, char: string): { line: string; deed: Deed } {
  if (char === "\n" || char === "\r") return { line: "", deed: "send" };
  if (char === "\u0003") return { line: "", deed: "interrupt" };
  // Ctrl-D sends what there is; where there is nothing, that is the end.
  if (char === "\u0004") return { line: "", deed: line === "" ? "end" : "flush" };
  if (BACKSPACE.has(char)) return { line: [...line].slice(0, -1).join(""), deed: null };
  if (char === "\u0015") return { line: "", deed: null };
  if (char === "\u0017") return { line: line.replace(/\S*\s*$/u, ""), deed: null };
  if (char !== "\t" && /\p{Cc}/u.test(char)) return { line, deed: null };
  return { line: line + char, deed: null };
}
