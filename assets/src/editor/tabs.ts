/** Which files are open, in which order, and which of them shows. Remembered by this browser. */
import { Store } from "../lib/store";

export type OpenTabs = { open: readonly string[]; active: string | null };

export class Tabs {
  readonly state: Store<OpenTabs>;

  constructor(
    remembered: OpenTabs,
    readonly remember: (tabs: OpenTabs) => void,
  ) {
    this.state = new Store(remembered);
  }

  /** Shows `file`, opening it beside the one that shows. */
  open(file: string): void {
    const { open, active } = this.state.get();
    const at = active === null ? open.length : open.indexOf(active) + 1;
    const next = open.includes(file) ? open : [...open.slice(0, at), file, ...open.slice(at)];
    this.#set({ open: next, active: file });
  }

  /** Closes `file`; its neighbour shows instead. */
  close(file: string): void {
    const { open, active } = this.state.get();
    const at = open.indexOf(file);
    const left = open.filter((other) => other !== file);
    const neighbour = left[Math.min(at, left.length - 1)] ?? null;
    this.#set({ open: left, active: active === file ? neighbour : active });
  }

  closeOthers(file: string): void {
    this.#set({ open: [file], active: file });
  }

  /** Shows the next tab, or the one before with `-1`. */
  turn(by: 1 | -1): void {
    const { open, active } = this.state.get();
    if (active === null || open.length < 2) return;
    const next = open[(open.indexOf(active) + by + open.length) % open.length] ?? null;
    this.#set({ open, active: next });
  }

  /** Closes what no longer exists. */
  keep(exists: (file: string) => boolean): void {
    for (const file of this.state.get().open) if (!exists(file)) this.close(file);
  }

  #set(tabs: OpenTabs): void {
    this.state.set(tabs);
    this.remember(tabs);
  }
}
