/**
 * What this browser keeps of documents, so that edits made offline outlive a reload.
 *
 * Updates are appended as they are made. Tabs of the same person share a document's record: nothing
 * here depends on what one tab has in memory, so no tab drops what another wrote.
 */
import * as Y from "yjs";

/** A document as kept. */
export type Kept = {
  updates: Uint8Array[];
  /** The server's life of the document it was last in step with. */
  epoch: string | null;
  /** Who wrote something that the server had not confirmed. */
  dirty: string[];
};

export type DocStorage = {
  load(key: string): Promise<Kept>;
  /** Adds an update; with `dirty`, it is one that the server has not confirmed. */
  append(key: string, update: Uint8Array, dirty: string | null): Promise<void>;
  /** Everything written by `writers` is with the server. */
  settle(key: string, writers: string[], epoch: string | null): Promise<void>;
  /** Joins the updates of a document to one. */
  compact(key: string): Promise<void>;
  /** Forgets a document altogether. */
  forget(key: string): Promise<void>;
  /** The keys below `prefix` of documents that the server has not confirmed. */
  unsettled(prefix: string): Promise<string[]>;
  /** Forgets confirmed documents that nobody has opened since `before`. */
  sweep(before: number): Promise<void>;
};

type DocRecord = { key: string; epoch: string | null; dirty: string[]; at: number };
type UpdateRecord = { key: string; update: Uint8Array };

const NAME = "longhouse-documents";

/** Keeps documents in IndexedDB. */
export class BrowserStorage implements DocStorage {
  readonly #now: () => number;
  readonly #factory: IDBFactory;
  #db: Promise<IDBDatabase> | null = null;

  constructor(now: () => number, factory: IDBFactory = indexedDB) {
    this.#now = now;
    this.#factory = factory;
  }

  async load(key: string): Promise<Kept> {
    const tx = await this.#transaction("readwrite");
    const records = tx.objectStore("updates").index("key").getAll(key) as IDBRequest<
      UpdateRecord[]
    >;
    const found = await answer(records);
    const record = await this.#record(tx, key);
    if (found.length > 0) tx.objectStore("documents").put({ ...record, at: this.#now() });
    await finished(tx);
    return { updates: found.map(({ update }) => update), epoch: record.epoch, dirty: record.dirty };
  }

  async append(key: string, update: Uint8Array, dirty: string | null): Promise<void> {
    const tx = await this.#transaction("readwrite");
    tx.objectStore("updates").add({ key, update } satisfies UpdateRecord);
    const record = await this.#record(tx, key);
    if (dirty && !record.dirty.includes(dirty)) record.dirty = [...record.dirty, dirty];
    tx.objectStore("documents").put({ ...record, at: this.#now() });
    await finished(tx);
  }

  async settle(key: string, writers: string[], epoch: string | null): Promise<void> {
    const tx = await this.#transaction("readwrite");
    const record = await this.#record(tx, key);
    const dirty = record.dirty.filter((writer) => !writers.includes(writer));
    tx.objectStore("documents").put({ ...record, dirty, epoch } satisfies DocRecord);
    await finished(tx);
  }

  async compact(key: string): Promise<void> {
    const tx = await this.#transaction("readwrite");
    const store = tx.objectStore("updates");
    const keys = await answer(store.index("key").getAllKeys(key));
    const found = await answer(store.index("key").getAll(key) as IDBRequest<UpdateRecord[]>);
    if (found.length > 1) {
      for (const id of keys) store.delete(id);
      store.add({ key, update: Y.mergeUpdates(found.map(({ update }) => update)) });
    }
    await finished(tx);
  }

  async forget(key: string): Promise<void> {
    const tx = await this.#transaction("readwrite");
    const store = tx.objectStore("updates");
    for (const id of await answer(store.index("key").getAllKeys(key))) store.delete(id);
    tx.objectStore("documents").delete(key);
    await finished(tx);
  }

  async unsettled(prefix: string): Promise<string[]> {
    const tx = await this.#transaction("readonly");
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const found = await answer(
      tx.objectStore("documents").getAll(range) as IDBRequest<DocRecord[]>,
    );
    return found.filter(({ dirty }) => dirty.length > 0).map(({ key }) => key);
  }

  async sweep(before: number): Promise<void> {
    const tx = await this.#transaction("readonly");
    const all = await answer(tx.objectStore("documents").getAll() as IDBRequest<DocRecord[]>);
    for (const { key, dirty, at } of all)
      if (dirty.length === 0 && at < before) await this.forget(key);
  }

  async #record(tx: IDBTransaction, key: string): Promise<DocRecord> {
    const found = await answer(
      tx.objectStore("documents").get(key) as IDBRequest<DocRecord | undefined>,
    );
    return found ?? { key, epoch: null, dirty: [], at: this.#now() };
  }

  async #transaction(mode: IDBTransactionMode): Promise<IDBTransaction> {
    this.#db ??= this.#open();
    // What is called saved here should survive the machine as far as the browser lets us.
    return (await this.#db).transaction(["updates", "documents"], mode, { durability: "strict" });
  }

  #open(): Promise<IDBDatabase> {
    const request = this.#factory.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result
        .createObjectStore("updates", { autoIncrement: true })
        .createIndex("key", "key");
      request.result.createObjectStore("documents", { keyPath: "key" });
    };
    return answer(request);
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });
}
