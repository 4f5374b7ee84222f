/**
 * The file tree of one room, without React: requests and events in, a tree to show out.
 *
 * A change shows at once. It is kept until the server has answered for it, and asked again after a
 * reconnect with the stamp it was made with, so that repeating it changes nothing.
 */

import { Store } from "../lib/store";
import type { NodeKind, Stamp, TreeEvent, TreeRequest } from "../wire/frames";
import { compareStamps, type Entry, later, merge, newest, resolve, type TreeNode } from "./crdt";
import { uuid7 } from "./uuid7";

/** Why the server turned a change down. */
export type Refused = { code: string; message: string };

type Pending = { key: number; request: TreeRequest };

type Options = {
  /** The person at this keyboard. */
  me: string;
  /** The number of the connection, the second half of a stamp. */
  actor: () => number;
  /** The server's clock, as well as we know it. */
  now: () => number;
  /**
   * Asks the server; it may never arrive, and is asked again with the same key after a reconnect.
   * `done` or `refused` is told that key when an answer comes.
   */
  ask: (request: TreeRequest, key: number) => void;
  /** Told when a change was turned down and has been taken back. */
  refused?: (refusal: Refused, request: TreeRequest) => void;
  /** What an earlier page could not get answered. */
  unanswered?: readonly TreeRequest[];
  /** Told what is unanswered whenever that changes. */
  keep?: (unanswered: readonly TreeRequest[]) => void;
};

/** A file to be made. */
export type Draft = {
  kind: NodeKind;
  name: string;
  parent: string | null;
  language?: string | null;
  text?: string;
};

export class Tree {
  /** What is shown, by id. */
  readonly entries = new Store<ReadonlyMap<string, Entry>>(new Map());
  /** How many changes of ours the server has not answered for. */
  readonly unanswered = new Store(0);

  readonly #options: Options;
  #confirmed = new Map<string, TreeNode>();
  #pending: Pending[] = [];
  #newest = 0;
  #keys = 0;
  /** The queue as it was last kept. */
  #kept: readonly Pending[] = [];

  constructor(options: Options) {
    this.#options = options;
    for (const request of options.unanswered ?? []) {
      this.#pending.push({ request, key: ++this.#keys });
      this.#newest = Math.max(this.#newest, subject(request).stamp[0]);
    }
    this.unanswered.set(this.#pending.length);
    this.#kept = this.#pending;
  }

  /** Makes a file or folder, and returns its id. */
  create(draft: Draft): string {
    const id = uuid7(this.#options.now());
    const { kind, parent, language = null, text } = draft;
    const name = draft.name.normalize("NFC");
    const create = { id, kind, name, parent, language, stamp: this.#stamp() };
    this.#ask({ create: text === undefined ? create : { ...create, text } });
    return id;
  }

  rename(id: string, name: string): void {
    this.#ask({ rename: { id, name: name.normalize("NFC"), stamp: this.#stamp() } });
  }

  move(id: string, parent: string | null): void {
    this.#ask({ move: { id, parent, stamp: this.#stamp() } });
  }

  setLanguage(id: string, language: string | null): void {
    this.#ask({ language: { id, language, stamp: this.#stamp() } });
  }

  delete(id: string): void {
    this.#ask({ delete: { id, stamp: this.#stamp() } });
  }

  /** Brings back what was deleted, with everything in it. */
  restore(id: string): void {
    this.#ask({ restore: { id, stamp: this.#stamp() } });
  }

  /** What is in the file `id` that we make, until the server has made it. */
  unmade(id: string): string | undefined {
    if (this.#confirmed.has(id)) return undefined;
    for (const { request } of this.#pending)
      if ("create" in request && request.create.id === id && request.create.kind === "file")
        return request.create.text ?? "";
    return undefined;
  }

  /** Whether `id` may hang below `parent`: not in itself, and only in a folder. */
  canMove(id: string, parent: string | null): boolean {
    const entries = this.entries.get();
    for (let at = parent; at !== null; at = entries.get(at)?.parent ?? null)
      if (at === id) return false;
    return parent === null || entries.get(parent)?.kind === "folder";
  }

  /** Takes the whole tree from the server, and asks again for what it had not answered. */
  reset(nodes: readonly TreeNode[]): void {
    this.#confirmed = new Map();
    this.#take(nodes);
    this.resend();
  }

  /** Asks again for what was on its way when the connection broke. */
  resend(): void {
    for (const { request, key } of this.#pending) this.#options.ask(request, key);
  }

  receive(event: TreeEvent): void {
    this.#take(event.changed.nodes);
  }

  /** The request with `key` was carried out. */
  done(key: number): void {
    const pending = this.#pending.find((other) => other.key === key);
    if (!pending) return;
    this.#drop(key);
    applyTo(this.#confirmed, pending.request, this.#options.me);
    this.#show();
  }

  /** The request with `key` was turned down: it is taken back. */
  refused(key: number, refusal: Refused): void {
    const pending = this.#pending.find((other) => other.key === key);
    if (!pending) return;
    this.#drop(key);
    this.#show();
    this.#options.refused?.(refusal, pending.request);
  }

  #ask(request: TreeRequest): void {
    const key = ++this.#keys;
    this.#pending = [...this.#pending, { request, key }];
    this.#show();
    this.#options.ask(request, key);
  }

  #drop(key: number): void {
    this.#pending = this.#pending.filter((other) => other.key !== key);
  }

  #take(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      const merged = merge(this.#confirmed.get(node.id), node);
      this.#confirmed.set(node.id, merged);
      this.#newest = Math.max(this.#newest, newest(merged)[0]);
    }
    const left = this.#pending.filter(({ request }) => !isAnswered(this.#confirmed, request));
    if (left.length < this.#pending.length) this.#pending = left;
    this.#show();
  }

  #show(): void {
    const nodes = new Map(this.#confirmed);
    for (const { request } of this.#pending) applyTo(nodes, request, this.#options.me);
    this.unanswered.set(this.#pending.length);
    if (this.#kept !== this.#pending) {
      this.#kept = this.#pending;
      this.#options.keep?.(this.#pending.map(({ request }) => request));
    }
    this.entries.set(resolve(nodes.values()));
  }

  #stamp(): Stamp {
    this.#newest = Math.max(this.#options.now(), this.#newest + 1);
    return [this.#newest, this.#options.actor()];
  }
}

/** Does to `nodes` what `request` asks for, unless something newer was done. */
export function applyTo(nodes: Map<string, TreeNode>, request: TreeRequest, me: string): void {
  if ("create" in request) {
    const { id, kind, name, parent, language, stamp } = request.create;
    const node: TreeNode = {
      id,
      kind,
      created: stamp[0],
      by: me,
      name: [name, stamp],
      parent: [parent, stamp],
      language: [language, stamp],
      deleted: [null, stamp],
    };
    if (!nodes.has(id)) nodes.set(id, node);
    return;
  }
  const node = nodes.get(subject(request).id);
  if (node) nodes.set(node.id, changed(node, request, me));
}

function changed(node: TreeNode, request: TreeRequest, me: string): TreeNode {
  if ("rename" in request) {
    const { name, stamp } = request.rename;
    return { ...node, name: later([name, stamp], node.name) };
  }
  if ("move" in request) {
    const { parent, stamp } = request.move;
    return { ...node, parent: later([parent, stamp], node.parent) };
  }
  if ("language" in request) {
    const { language, stamp } = request.language;
    return { ...node, language: later([language, stamp], node.language) };
  }
  const gone = "delete" in request;
  const { stamp } = subject(request);
  return { ...node, deleted: later([gone ? { at: stamp[0], by: me } : null, stamp], node.deleted) };
}

/** Which node a request is about, and when it was made. */
export function subject(request: TreeRequest): { id: string; stamp: Stamp } {
  if ("create" in request) return request.create;
  if ("rename" in request) return request.rename;
  if ("move" in request) return request.move;
  if ("language" in request) return request.language;
  return "delete" in request ? request.delete : request.restore;
}

/** Whether the server's nodes already hold `request`, or something newer in its place. */
function isAnswered(confirmed: Map<string, TreeNode>, request: TreeRequest): boolean {
  const node = confirmed.get(subject(request).id);
  if (!node) return false;
  if ("create" in request) return true;
  const { stamp } = subject(request);
  return compareStamps(registerOf(node, request), stamp) >= 0;
}

function registerOf(node: TreeNode, request: TreeRequest): Stamp {
  if ("rename" in request) return node.name[1];
  if ("move" in request) return node.parent[1];
  if ("language" in request) return node.language[1];
  return node.deleted[1];
}
