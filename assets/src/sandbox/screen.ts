/** One terminal on screen: shows a transcript, and edits the line that someone types into the program. */
import { FitAddon } from "@xterm/addon-fit";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { type ITheme, Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import "./terminal.css";
import { press } from "./line";
import { placeLinks } from "./links";
import type { Mention } from "./mentions";
import { text } from "./messages";
import type { Piece, Transcript } from "./transcript";

const dark: ITheme = {
  background: "#1c1814",
  foreground: "#ddd5ca",
  cursor: "#f2a65a",
  selectionBackground: "#5a4127",
  black: "#2a2521",
  red: "#ee8277",
  green: "#93cf8c",
  yellow: "#e8cf7e",
  blue: "#85bfe0",
  magenta: "#d3a0e0",
  cyan: "#7fd0c8",
  white: "#ece6dd",
  brightBlack: "#8f867b",
  brightRed: "#ff9a8e",
  brightGreen: "#a8e2a0",
  brightYellow: "#f6e09a",
  brightBlue: "#a1d3ef",
  brightMagenta: "#e3b8ee",
  brightCyan: "#9ae2da",
  brightWhite: "#fbf7f1",
};
const light: ITheme = {
  background: "#fdfcfa",
  foreground: "#3a3129",
  cursor: "#b04a12",
  selectionBackground: "#f3d9bf",
  black: "#2b241d",
  red: "#b3261e",
  green: "#2f6b1f",
  yellow: "#7a5a00",
  blue: "#1b5f8c",
  magenta: "#7c3a92",
  cyan: "#0f6b66",
  white: "#6b6157",
  brightBlack: "#7a7065",
  brightRed: "#c23a30",
  brightGreen: "#3c7d2a",
  brightYellow: "#8a6800",
  brightBlue: "#2a72a3",
  brightMagenta: "#8f4aa6",
  brightCyan: "#1c7d77",
  brightWhite: "#2b241d",
};
const theme = () => (document.documentElement.dataset.theme === "light" ? light : dark);

// Where the typed line begins is remembered by the terminal itself (DECSC), and everything after it
// is taken away before anything else is written (DECRC, ED).
const MARK = "\u001b7";
const ERASE = "\u001b8\u001b[J";
const FAINT = "\u001b[90m";
const PLAIN = "\u001b[0m";
const NEWLINE = 10;

type Options = {
  me: string;
  nameOf(user: string): string;
  /** Whether typing goes anywhere now. */
  canType(): boolean;
  /** Something was typed, though it goes nowhere. */
  denied(): void;
  input(text: string): void;
  eof(): void;
  interrupt(): void;
  /** Places of files that a line names. */
  mentions(line: string): readonly Mention[];
  /** One of them was pressed. */
  open(mention: Mention): void;
  /** How large it is, whenever that changes. */
  size(columns: number, lines: number): void;
};

export class Screen {
  readonly #term: Terminal;
  readonly #options: Options;
  readonly #watchers: (() => void)[] = [];
  #input = "";
  /** What is written already: of which transcript, in which generation, how many pieces. */
  #written: { transcript: Transcript | null; generation: number; pieces: number; ended: boolean } =
    {
      transcript: null,
      generation: 0,
      pieces: 0,
      ended: false,
    };

  constructor(element: HTMLElement, options: Options) {
    this.#options = options;
    const term = new Terminal({
      fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
      fontSize: 12.5,
      lineHeight: 1.35,
      theme: theme(),
      cursorStyle: "bar",
      cursorInactiveStyle: "none",
      scrollback: 5000,
      convertEol: true,
      minimumContrastRatio: 4.5,
    });
    this.#term = term;
    const fit = new FitAddon();
    term.loadAddon(fit);
    term.loadAddon(new WebLinksAddon());
    term.registerLinkProvider(placeLinks(term, options.mentions, options.open));
    term.open(element);
    const size = new ResizeObserver(() => fit.fit());
    size.observe(element);
    const themes = new MutationObserver(() => {
      term.options.theme = theme();
    });
    themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    term.attachCustomKeyEventHandler((event) => this.#key(event));
    const typed = term.onData((data) => this.#typed(data));
    const sized = term.onResize(({ cols, rows }) => options.size(cols, rows));
    this.#watchers.push(
      () => size.disconnect(),
      () => themes.disconnect(),
      () => typed.dispose(),
      () => sized.dispose(),
    );
    void document.fonts.load('12.5px "JetBrains Mono Variable"').then(() => {
      // A changed option is what makes it measure the glyphs anew.
      term.options.fontFamily = `${term.options.fontFamily} `;
      fit.fit();
    });
  }

  /** Writes what is new in `transcript`; `ending` is said once, after everything. */
  show(transcript: Transcript | null, ending: { text: string; good: boolean } | null): void {
    const written = this.#written;
    const isOther =
      transcript !== written.transcript || (transcript?.generation ?? 0) !== written.generation;
    // A run that goes on after its ending was fetched anew: rare, and drawn from the start.
    if (isOther || (written.ended && (transcript?.pieces.length ?? 0) > written.pieces)) {
      this.#term.reset();
      this.#input = "";
      const generation = transcript?.generation ?? 0;
      this.#written = { transcript, generation, pieces: 0, ended: false };
      if (transcript && transcript.from > 0) this.#term.write(`${FAINT}${text.cut}${PLAIN}\r\n`);
    }
    const fresh = transcript?.pieces.slice(this.#written.pieces) ?? [];
    if (fresh.length > 0)
      this.#around(() => {
        for (const piece of fresh) this.#piece(piece);
      });
    this.#written.pieces += fresh.length;
    if (ending && transcript && !this.#written.ended) this.#end(ending);
  }

  label(label: string): void {
    this.#term.textarea?.setAttribute("aria-label", label);
  }

  focus(): void {
    this.#term.focus();
  }

  dispose(): void {
    for (const stop of this.#watchers) stop();
    this.#term.dispose();
  }

  #end(ending: { text: string; good: boolean }): void {
    if (this.#input) this.#term.write(ERASE);
    this.#input = "";
    this.#written.ended = true;
    const colour = ending.good ? "\u001b[32m" : "\u001b[31m";
    const sign = ending.good ? "✓" : "✗";
    // On a line of its own, whether or not the program ended its last one.
    this.#term.write("", () => {
      const { cursorX } = this.#term.buffer.active;
      const gap = cursorX > 0 ? "\r\n" : "";
      this.#term.write(`${PLAIN}${gap}${colour}${sign} ${ending.text}${PLAIN}\r\n`);
    });
  }

  #piece(piece: Piece): void {
    const { bytes, by } = piece;
    const endsLine = bytes.at(-1) === NEWLINE;
    // A mark in the middle of a line would push aside what is written after it.
    if (by === null || by === this.#options.me || !endsLine) {
      this.#term.write(bytes);
      return;
    }
    this.#term.write(bytes.subarray(0, -1));
    this.#term.write(`${FAINT}   ← ${text.typedBy(this.#options.nameOf(by))}${PLAIN}\r\n`);
  }

  /** Does `write` with the typed line out of the way. */
  #around(write: () => void): void {
    if (this.#input) this.#term.write(ERASE);
    write();
    if (this.#input) this.#term.write(MARK + this.#input);
  }

  #key(event: KeyboardEvent): boolean {
    if (event.type !== "keydown") return true;
    // Tab leaves, so that nobody is caught in here.
    if (event.key === "Tab") return false;
    const isCopy =
      event.key === "c" && (event.ctrlKey || event.metaKey) && this.#term.hasSelection();
    return !isCopy && !(event.key === "v" && (event.ctrlKey || event.metaKey));
  }

  #typed(data: string): void {
    if (data.startsWith("\u001b")) return;
    if (!this.#options.canType()) {
      this.#options.denied();
      return;
    }
    for (const char of data.replace(/\r\n?/g, "\n")) {
      const line = this.#input;
      const next = press(line, char);
      this.#edit(next.line);
      // It shows again, for everyone, when the server passes it on.
      if (next.deed === "send") this.#options.input(`${line}\n`);
      else if (next.deed === "flush") this.#options.input(line);
      else if (next.deed === "end") this.#options.eof();
      else if (next.deed === "interrupt") this.#options.interrupt();
    }
  }

  #edit(next: string): void {
    if (next === this.#input) return;
    this.#term.write(this.#input === "" ? MARK : ERASE);
    this.#input = next;
    this.#term.write(next);
  }
}
