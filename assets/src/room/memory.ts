/** What this browser remembers of one room for one person. */
import type { Unsent } from "../chat/chat";
import type { Draft } from "../chat/drafts";
import type { OpenTabs } from "../editor/tabs";
import { subject } from "../tree/tree";
import type { TreeRequest } from "../wire/frames";

/** Where it is kept: a part of `Storage`, which may refuse. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** So many changes of the tree outlive the page; the store of a browser is small. */
const MOST_REQUESTS = 200;
const NOTHING: OpenTabs = { open: [], active: null };

export class Memory {
  readonly #keep: Keep;
  readonly #shelf: string;

  constructor(keep: Keep, user: string, code: string) {
    this.#keep = keep;
    this.#shelf = `${user}/${code}`;
  }

  tabs(): OpenTabs {
    const found = this.#read("tabs") as Partial<OpenTabs> | null;
    if (!found || !Array.isArray(found.open)) return NOTHING;
    const open = found.open.filter((id): id is string => typeof id === "string");
    const active = open.find((id) => id === found.active) ?? open[0] ?? null;
    return { open, active };
  }

  keepTabs(tabs: OpenTabs): void {
    this.#write("tabs", tabs);
  }

  unsent(): readonly Unsent[] {
    const found = this.#read("unsent");
    return Array.isArray(found) ? found.filter(isUnsent) : [];
  }

  keepUnsent(unsent: readonly Unsent[]): void {
    if (unsent.length > 0) this.#write("unsent", unsent);
    else this.#try(() => this.#keep.removeItem(this.#name("unsent")));
  }

  tree(): readonly TreeRequest[] {
    const found = this.#read("tree");
    return Array.isArray(found) ? found.filter(isTreeRequest) : [];
  }

  /** Keeps what fits: the rest is asked for as long as the page lives. */
  keepTree(requests: readonly TreeRequest[]): void {
    const kept = requests.slice(0, MOST_REQUESTS);
    if (kept.length > 0) this.#write("tree", kept);
    else this.#try(() => this.#keep.removeItem(this.#name("tree")));
  }

  draft(): Draft {
    const found = this.#read("draft");
    // Earlier versions kept the words alone.
    if (typeof found === "string") return { body: found, at: null };
    const draft = found as Partial<Draft> | null;
    if (typeof draft?.body !== "string") return { body: "", at: null };
    return { body: draft.body, at: typeof draft.at === "number" ? draft.at : null };
  }

  keepDraft(draft: Draft): void {
    this.#write("draft", draft);
  }

  #name(what: string): string {
    return `lh.${what}/${this.#shelf}`;
  }

  #read(what: string): unknown {
    return this.#try(() => JSON.parse(this.#keep.getItem(this.#name(what)) ?? "null") as unknown);
  }

  #write(what: string, value: unknown): void {
    this.#try(() => this.#keep.setItem(this.#name(what), JSON.stringify(value)));
  }

  /** Storage may be full or forbidden: then it is remembered as long as the page lives. */
  #try<T>(run: () => T): T | null {
    try {
      return run();
    } catch {
      return null;
    }
  }
}

function isUnsent(value: unknown): value is Unsent {
  const unsent = value as Partial<Unsent> | null;
  return typeof unsent?.body === "string" && typeof unsent.nonce === "string";
}

function isTreeRequest(value: unknown): value is TreeRequest {
  try {
    const { id, stamp } = subject(value as TreeRequest);
    return typeof id === "string" && typeof stamp[0] === "number";
  } catch {
    return false;
  }
}
