/**
 * The open documents of one room, over one connection that may come and go.
 *
 * A document lives while a view holds it, or while an edit of ours is not with the server. Edits that
 * an earlier visit left behind are brought to the server even when nobody opens their file.
 */
import { Store } from "../lib/store";
import type { DocEvent, DocRequest } from "../wire/frames";
import { Document, type Light, type Outlet } from "./document";
import { Keeper } from "./keeper";
import type { DocStorage } from "./storage";

type Options = Outlet & {
  storage: DocStorage;
  /** Whose documents of which room: what this browser keeps is filed under it. */
  shelf: string;
  /** Asks the server. */
  ask: (request: DocRequest, onRefused: (message: string) => void) => void;
  /** What is in a file that is being made by us, until the server has it too. */
  unmade?: (file: string) => string | undefined;
  /** A name for this tab's edits. */
  writer?: string;
};

/** Kept documents that nobody opened for so long are forgotten, if the server has them. */
const SHELF_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
/** A browser that does not answer for so long keeps nothing: we open without it. */
const LOAD_MS = 2000;

/** The worst of several lights is the one to show. */
const ORDER: readonly Light[] = ["saved", "saving", "offline", "refused"];

/** The light that is true of all of them. */
export function worst(lights: readonly Light[]): Light {
  return lights.reduce<Light>((a, b) => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b), "saved");
}

export class DocPool {
  /** How safe our edits in this room are. */
  readonly light = new Store<Light>("offline");
  /** Counts up when a document was thrown away, so that views take the new one. */
  readonly thrown = new Store(0);

  readonly #options: Options;
  readonly #open = new Map<string, Document>();
  readonly #off = new Map<Document, () => void>();
  /** What this browser kept of them is in them: now they may meet the server. */
  readonly #loaded = new WeakSet<Document>();
  /** Documents that were open before under the same name, until this browser has kept them. */
  readonly #leaving = new Map<string, Promise<void>>();
  #up = false;
  #ended = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Holds the document of `file` until `release`. */
  hold(file: string): Document {
    const document = this.#open.get(file) ?? this.#start(file);
    document.holders += 1;
    return document;
  }

  /** Gives back what `hold` gave. */
  release(document: Document): void {
    document.holders -= 1;
    this.#leave(document);
  }

  /** The document of `file`, if it is open. */
  get(file: string): Document | undefined {
    return this.#open.get(file);
  }

  /** We are in the room: every document is asked for again. */
  joined(): void {
    this.#up = true;
    for (const document of this.#open.values()) this.#ask(document);
    this.#show();
    void this.#bringLeftBehind();
  }

  /** The connection is gone. */
  left(): void {
    this.#up = false;
    for (const document of this.#open.values()) document.unlinked();
    this.#show();
  }

  receive(event: DocEvent): void {
    if ("opened" in event) {
      const { file, doc, epoch } = event.opened;
      const document = this.#open.get(file);
      if (document) document.opened(doc, epoch);
      else this.#options.ask({ close: { doc } }, ignore);
    } else if ("saved" in event) {
      const document = this.#numbered(event.saved.doc);
      document?.saved(event.saved.n);
      if (document) this.#leave(document);
    } else this.#numbered(event.refused.doc)?.refused(event.refused.message);
  }

  sync(doc: number, message: Uint8Array): void {
    this.#numbered(doc)?.sync(message);
  }

  aware(doc: number, update: Uint8Array): void {
    this.#numbered(doc)?.aware(update);
  }

  /** Throws away our copy of `file` with what the server did not take, and starts from the server's. */
  discard(file: string): void {
    const document = this.#open.get(file);
    if (!document) return;
    document.forget();
    this.#drop(document);
    this.thrown.update((n) => n + 1);
  }

  /** Ends everything. What is not with the server stays in this browser. */
  destroy(): void {
    this.#ended = true;
    for (const document of [...this.#open.values()]) this.#drop(document);
  }

  #start(file: string): Document {
    const { storage, shelf, writer = crypto.randomUUID() } = this.#options;
    const keeper = new Keeper(storage, `${shelf}/${file}`, writer);
    const document = new Document(file, keeper, this.#options);
    this.#open.set(file, document);
    this.#off.set(document, document.light.subscribe(this.#show));
    const first = this.#options.unmade?.(file);
    if (first !== undefined) document.begin(first);
    if (this.#up) document.linked();
    const load = (this.#leaving.get(file) ?? Promise.resolve()).then(() => document.load());
    void Promise.race([load, after(LOAD_MS)]).then(() => {
      this.#loaded.add(document);
      if (this.#up) this.#ask(document);
    });
    return document;
  }

  #ask(document: Document): void {
    if (this.#open.get(document.file) !== document) return;
    document.linked();
    if (!this.#loaded.has(document)) return;
    this.#options.ask({ open: { file: document.file } }, (message) =>
      this.#shut(document, message),
    );
  }

  /** The server does not open it: edits of ours, if there are any, have no place to go. */
  #shut(document: Document, message: string): void {
    if (this.#open.get(document.file) !== document) return;
    if (document.isSettled() && document.holders === 0) this.#drop(document);
    else document.refused(message);
  }

  #leave(document: Document): void {
    if (document.holders > 0 || !document.isSettled() || !this.#up) return;
    if (this.#open.get(document.file) === document) this.#drop(document);
  }

  #drop(document: Document): void {
    this.#open.delete(document.file);
    this.#off.get(document)?.();
    this.#off.delete(document);
    const { number } = document;
    document.destroy();
    this.#leaving.set(document.file, document.kept());
    if (number !== null && this.#up) this.#options.ask({ close: { doc: number } }, ignore);
    this.#show();
  }

  #numbered(doc: number): Document | undefined {
    for (const document of this.#open.values()) if (document.number === doc) return document;
    return undefined;
  }

  /** Opens what earlier visits wrote and the server has not confirmed. */
  async #bringLeftBehind(): Promise<void> {
    const { storage, shelf } = this.#options;
    const keys = await storage.unsettled(`${shelf}/`).catch(() => []);
    for (const key of keys) {
      const file = key.slice(shelf.length + 1);
      if (!this.#ended && !this.#open.has(file)) this.#start(file);
    }
    await storage.sweep(Date.now() - SHELF_LIFE_MS).catch(() => undefined);
  }

  #show = (): void => {
    const lights = [...this.#open.values()].map((document) => document.light.get());
    this.light.set(worst(this.#up ? lights : ["offline", ...lights]));
  };
}

/** A document that cannot be closed is closed already. */
function ignore(): void {}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
