import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Seeded } from "../lib/seeded";
import { DocPool, worst } from "./documents";
import { FakeClient, FakeHouse } from "./fake-house";
import { seed } from "./seed";
import cases from "./seed-cases.json";
import { BrowserStorage, type DocStorage } from "./storage";

let shelves = 0;

/** A tab of someone who keeps documents on `shelf`. */
function tab(
  house: FakeHouse,
  shelf = `shelf${++shelves}`,
  storage: DocStorage = new BrowserStorage(() => 1),
  unmade: (file: string) => string | undefined = () => undefined,
) {
  const client = new FakeClient(house);
  const pool = new DocPool({
    storage,
    shelf,
    ask: client.ask,
    sync: client.sync,
    awareness: client.awareness,
    unmade,
  });
  client.pool = pool;
  return { client, pool, shelf };
}

/** Lets IndexedDB and promises come to rest. */
const rest = async () => {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setTimeout(resolve));
};

async function everyone(...tabs: { client: FakeClient }[]) {
  await rest();
  for (let i = 0; i < 6; i++) for (const { client } of tabs) client.settle();
}

test("an edit is saved when the server says that it is on disk, and not before", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  document.text.insert(0, "hello");
  expect(ines.pool.light.get()).toBe("saving");
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(house.onDisk("f").getText("content").toString()).toBe("hello");
});

test("a confirmation of an earlier edit says nothing about a later one", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "a");
  await everyone(ines);
  house.fsync();
  document.text.insert(0, "b");
  await everyone(ines);
  expect(document.light.get()).toBe("saving");
});

test("confirmations that overtake each other do not turn the light back or on too early", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "a");
  document.text.insert(0, "b");
  await everyone(ines);
  const doc = document.number ?? 0;
  ines.pool.receive({ saved: { doc, n: 3 } });
  expect(document.light.get()).toBe("saving");
  ines.pool.receive({ saved: { doc, n: 4 } });
  expect(document.light.get()).toBe("saved");
  ines.pool.receive({ saved: { doc, n: 2 } });
  expect(document.light.get()).toBe("saved");
  document.text.insert(0, "c");
  ines.pool.receive({ saved: { doc, n: 99 } });
  expect(document.light.get()).toBe("saving");
});

test("after a reconnect nothing is saved until our step 2 is confirmed", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "kept");
  await everyone(ines);
  house.crash();
  expect(ines.pool.light.get()).toBe("offline");
  ines.client.connect();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(house.onDisk("f").getText("content").toString()).toBe("kept");
});

test("edits made offline outlive a reload, and meet what others wrote", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  const tomasz = tab(house);
  ines.client.connect();
  tomasz.client.connect();
  const mine = ines.pool.hold("f");
  const his = tomasz.pool.hold("f");
  await everyone(ines, tomasz);
  ines.client.drop();
  mine.text.insert(0, "ines ");
  his.text.insert(0, "tomasz ");
  await rest();
  ines.pool.destroy();

  const again = tab(house, ines.shelf);
  const document = again.pool.hold("f");
  await rest();
  expect(document.text.toString()).toBe("ines ");
  expect(document.ready.get()).toBe(true);
  again.client.connect();
  await everyone(again, tomasz);
  expect(again.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(again, tomasz);
  expect(again.pool.light.get()).toBe("saved");
  expect(document.text.toString()).toBe(his.text.toString());
  expect(document.text.toString()).toContain("ines ");
  expect(document.text.toString()).toContain("tomasz ");
});

test("edits that an earlier visit left are brought to the server without opening their file", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.pool.hold("f").text.insert(0, "left behind");
  await rest();
  ines.pool.destroy();

  const again = tab(house, ines.shelf);
  again.client.connect();
  await everyone(again);
  expect(again.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(again);
  expect(again.pool.light.get()).toBe("saved");
  expect(again.pool.get("f")).toBeUndefined();
  expect(house.onDisk("f").getText("content").toString()).toBe("left behind");
  expect(await new BrowserStorage(() => 1).unsettled(ines.shelf)).toEqual([]);
});

test("a closed document with an unconfirmed edit stays until it is confirmed", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "x");
  ines.pool.release(document);
  expect(ines.pool.get("f")).toBe(document);
  await everyone(ines);
  house.fsync();
  await everyone(ines);
  expect(ines.pool.get("f")).toBeUndefined();
});

test("a document that the server lost gets everything back, and the light waits for it", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "all of it");
  await everyone(ines);
  house.fsync();
  await everyone(ines);
  house.lose("f");
  ines.client.connect();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(house.onDisk("f").getText("content").toString()).toBe("all of it");
});

test("an edit that the server refuses never counts as saved, until it is thrown away", async () => {
  const house = new FakeHouse();
  const ines = tab(house);
  ines.client.connect();
  const document = ines.pool.hold("f");
  await everyone(ines);
  document.text.insert(0, "too much");
  ines.pool.receive({
    refused: { doc: document.number ?? 0, code: "document_full", message: "full" },
  });
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("refused");
  ines.pool.discard("f");
  expect(ines.pool.light.get()).toBe("saved");
  const fresh = ines.pool.hold("f");
  await rest();
  expect(fresh.text.toString()).toBe("");
});

test("a browser that keeps nothing still writes to the server", async () => {
  const no = () => Promise.reject(new Error("forbidden"));
  const none = {
    load: no,
    append: no,
    settle: no,
    compact: no,
    forget: no,
    unsettled: no,
    sweep: no,
  };
  const house = new FakeHouse();
  const ines = tab(house, "none", none);
  ines.client.connect();
  ines.pool.hold("f").text.insert(0, "x");
  await everyone(ines);
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(house.onDisk("f").getText("content").toString()).toBe("x");
});

test("what two tabs keep of one document is all there after one of them joins it to one update", async () => {
  const storage = new BrowserStorage(() => 1);
  const updates = ["a", "b"].map((text) => {
    const doc = new Y.Doc();
    doc.getText("content").insert(0, text);
    return Y.encodeStateAsUpdate(doc);
  });
  for (const update of updates) await storage.append("two/f", update, "w");
  await storage.compact("two/f");
  const kept = await storage.load("two/f");
  expect(kept.updates.length).toBe(1);
  const doc = new Y.Doc();
  for (const update of kept.updates) Y.applyUpdate(doc, update);
  expect([...doc.getText("content").toString()].sort()).toEqual(["a", "b"]);
});

test("kept documents are forgotten when they are old, unless the server lacks something of them", async () => {
  let now = 1;
  const storage = new BrowserStorage(() => now);
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  await storage.append("old/clean", update, null);
  await storage.append("old/dirty", update, "w");
  now = 100;
  await storage.append("old/new", update, null);
  await storage.sweep(50);
  expect((await storage.load("old/clean")).updates.length).toBe(0);
  expect((await storage.load("old/dirty")).updates.length).toBe(1);
  expect((await storage.load("old/new")).updates.length).toBe(1);
});

test("the worst light is the one that shows", () => {
  expect(worst([])).toBe("saved");
  expect(worst(["saved", "offline", "saving"])).toBe("offline");
});

test("under drops, crashes and reloads nothing shown as saved is ever missing from the disk", async () => {
  const chance = new Seeded();
  console.log(`documents: SEED=${chance.seed}`);
  for (let round = 0; round < 12; round++) await storm(chance);
}, 60_000);

type Tab = ReturnType<typeof tab> & { typed: string[]; open: ReturnType<DocPool["hold"]> };

async function storm(chance: Seeded) {
  const house = new FakeHouse();
  const start = (shelf?: string): Tab => {
    const made = tab(house, shelf);
    return { ...made, typed: [], open: made.pool.hold("f") };
  };
  const tabs = [start(), start(), start()];
  await rest();
  let letters = 0;
  for (let step = 0; step < 150; step++) {
    const at = chance.below(tabs.length);
    const one = tabs[at];
    if (!one) continue;
    const what = chance.below(20);
    if (what < 6) {
      const mark = `<${letters++}>`;
      one.open.text.insert(chance.below(one.open.text.length + 1), mark);
      one.typed.push(mark);
    } else if (what < 10) one.client.sendOne();
    else if (what < 14) one.client.takeOne();
    else if (what < 16) house.fsync();
    else if (what < 18)
      one.client.connected ? chance.oneIn(3) && one.client.drop() : one.client.connect();
    else if (what === 18) chance.oneIn(4) && house.crash();
    else if (chance.oneIn(3)) {
      await one.open.kept();
      one.client.drop();
      one.pool.destroy();
      tabs[at] = { ...start(one.shelf), typed: one.typed };
      await rest();
    }
    truth(house, tabs);
  }
  for (let i = 0; i < 3; i++) {
    for (const { client } of tabs) if (!client.connected) client.connect();
    await everyone(...tabs);
    house.fsync();
    await everyone(...tabs);
  }
  truth(house, tabs);
  const text = house.onDisk("f").getText("content").toString();
  for (const { pool, open } of tabs) {
    expect(pool.light.get()).toBe("saved");
    expect(open.text.toString()).toBe(text);
    pool.destroy();
  }
  // Inserts may land inside each other: every letter is there exactly once.
  expect(sorted(text)).toBe(sorted(tabs.flatMap(({ typed }) => typed).join("")));
}

/** Whoever shows "saved" has every edit of theirs on the disk. */
function truth(house: FakeHouse, tabs: Tab[]) {
  const disk = Y.decodeStateVector(Y.encodeStateVector(house.onDisk("f")));
  for (const { pool, open } of tabs) {
    if (pool.light.get() !== "saved") continue;
    const mine = Y.decodeStateVector(Y.encodeStateVector(open.doc)).get(open.doc.clientID) ?? 0;
    expect(disk.get(open.doc.clientID) ?? 0).toBeGreaterThanOrEqual(mine);
  }
}

const sorted = (text: string) => [...text].sort().join("");

test("a file made offline takes text at once, and it is with the server on return", async () => {
  const house = new FakeHouse();
  const ines = tab(house, undefined, undefined, () => "");
  const document = ines.pool.hold("f");
  expect(document.ready.get()).toBe(true);
  document.text.insert(0, "written in a tunnel");
  expect(ines.pool.light.get()).toBe("offline");
  ines.client.connect();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saving");
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(house.onDisk("f").getText("content").toString()).toBe("written in a tunnel");
});

test("a file brought in offline shows its text, which does not double on return", async () => {
  const file = "0192a3b4-c5d6-7e8f-9a0b-1c2d3e4f5a6b";
  const house = new FakeHouse();
  const ines = tab(house, undefined, undefined, () => "one\r\ntwo\n");
  const mine = ines.pool.hold(file);
  expect(mine.text.toString()).toBe("one\ntwo\n");
  mine.text.insert(4, "and ");
  // The server makes the file from the same request, by its own hand.
  Y.applyUpdate(house.live(file).doc, seed(file, "one\ntwo\n"));
  ines.client.connect();
  await everyone(ines);
  house.fsync();
  await everyone(ines);
  expect(ines.pool.light.get()).toBe("saved");
  expect(mine.text.toString()).toBe("one\nand two\n");
  expect(house.onDisk(file).getText("content").toString()).toBe("one\nand two\n");
});

test("what was made and written offline outlives a reload", async () => {
  const file = "0192a3b4-c5d6-7e8f-9a0b-1c2d3e4f5a6b";
  const house = new FakeHouse();
  const before = tab(house, undefined, undefined, () => "kept ");
  before.pool.hold(file).text.insert(5, "here");
  await rest();
  before.pool.destroy();
  const after = tab(house, before.shelf);
  const document = after.pool.hold(file);
  await rest();
  expect(document.ready.get()).toBe(true);
  expect(document.text.toString()).toBe("kept here");
});

test.for(cases)("a file begins with the letters that the server gives it: $file", (one) => {
  const hex = [...seed(one.file, one.text)].map((byte) => byte.toString(16).padStart(2, "0"));
  expect(hex.join("")).toBe(one.update);
});
