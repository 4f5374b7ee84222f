import { expect, test } from "vitest";
import { Seeded } from "../lib/seeded";
import type { TreeRequest } from "../wire/frames";
import { merge, resolve, type TreeNode } from "./crdt";
import { nameFault, parsePath } from "./names";
import cases from "./resolve-cases.json";
import { applyTo, subject, Tree } from "./tree";
import { uuid7 } from "./uuid7";

test.each(cases)("$case", ({ nodes, paths }) => {
  const shown = resolve(nodes as unknown as TreeNode[]);
  expect(Object.fromEntries([...shown].map(([id, entry]) => [id, entry.path]))).toEqual(paths);
});

test("names that a disk somewhere cannot hold are refused", () => {
  const bad = [
    "",
    "  ",
    "\u200b\u2066",
    ".",
    "..",
    "a/b",
    "a\\b",
    "a\0",
    "a\n",
    "x.",
    "x ",
    "CON",
    "nul.txt",
    "com1",
    "é".repeat(128),
  ];
  expect(bad.map(nameFault)).not.toContain(null);
  expect(["main.py", ".env", "a b", "console", "👩‍💻.py", "שלום"].map(nameFault)).toEqual(
    Array(6).fill(null),
  );
});

test("a typed path becomes its folders, and may not leave the tree", () => {
  expect(parsePath("a/b.py", 0)).toEqual({ names: ["a", "b.py"] });
  expect(parsePath("../b.py", 0)).toEqual({ fault: "dots" });
  expect(parsePath("/etc", 0)).toEqual({ fault: "empty" });
  expect(parsePath("a/b", 31)).toEqual({ fault: "too_deep" });
});

test("ids grow with time", () => {
  const ids = [1, 2, 1_800_000_000_000].map((now) => uuid7(now));
  expect([...ids].sort()).toEqual(ids);
  expect(ids[2]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

/** A tree whose requests are kept. */
function alone() {
  const asked: { request: TreeRequest; re: number }[] = [];
  const refused: string[] = [];
  const tree = new Tree({
    me: "ines",
    actor: () => 1,
    now: () => 1000,
    ask: (request, re) => asked.push({ request, re }),
    refused: ({ code }) => refused.push(code),
  });
  const paths = () => [...tree.entries.get().values()].map((entry) => entry.path).sort();
  return { tree, asked, refused, paths };
}

test("what was not answered outlives the page, and is asked for again with its stamp", () => {
  let kept: readonly TreeRequest[] = [];
  const asked: TreeRequest[] = [];
  const page = () =>
    new Tree({
      me: "ines",
      actor: () => 1,
      now: () => 1000,
      ask: (request) => asked.push(request),
      unanswered: kept,
      keep: (unanswered) => {
        kept = JSON.parse(JSON.stringify(unanswered));
      },
    });
  page().create({ kind: "file", name: "a.py", parent: null, text: "1" });
  const after = page();
  expect(after.unanswered.get()).toBe(1);
  after.reset([]);
  expect([...after.entries.get().values()].map(({ path }) => path)).toEqual(["a.py"]);
  expect(asked[1]).toEqual(asked[0]);
  after.done(1);
  expect(kept).toEqual([]);
});

test("a change shows at once, and is taken back when it is turned down", () => {
  const { tree, paths, refused } = alone();
  tree.create({ kind: "file", name: "a.py", parent: null });
  expect(paths()).toEqual(["a.py"]);
  expect(tree.unanswered.get()).toBe(1);
  tree.refused(1, { code: "read_only", message: "no" });
  expect(paths()).toEqual([]);
  expect(refused).toEqual(["read_only"]);
  expect(tree.unanswered.get()).toBe(0);
});

test("a file that we make is known to be ours alone until the server has it", () => {
  const { tree } = alone();
  const id = tree.create({ kind: "file", name: "a.py", parent: null, text: "1" });
  const folder = tree.create({ kind: "folder", name: "docs", parent: null });
  expect(tree.unmade(id)).toBe("1");
  expect(tree.unmade(folder)).toBeUndefined();
  tree.done(1);
  expect(tree.unmade(id)).toBeUndefined();
});

test("what was not answered is asked again with the same stamp", () => {
  const { tree, asked, paths } = alone();
  const id = tree.create({ kind: "file", name: "a.py", parent: null });
  tree.rename(id, "b.py");
  tree.reset([]);
  expect(paths()).toEqual(["b.py"]);
  expect(asked.slice(2)).toEqual(asked.slice(0, 2));
});

test("a deleted folder comes back with what is in it", () => {
  const { tree, paths } = alone();
  const folder = tree.create({ kind: "folder", name: "src", parent: null });
  tree.create({ kind: "file", name: "a.py", parent: folder });
  tree.delete(folder);
  expect(paths()).toEqual([]);
  tree.restore(folder);
  expect(paths()).toEqual(["src", "src/a.py"]);
});

test("a stamp is newer than every stamp seen, whatever our clock says", () => {
  const { tree, asked } = alone();
  const far: TreeNode = {
    id: "x",
    kind: "file",
    created: 1,
    by: "u",
    name: ["x", [9000, 5]],
    parent: [null, [1, 5]],
    language: [null, [1, 5]],
    deleted: [null, [1, 5]],
  };
  tree.reset([far]);
  tree.rename("x", "y");
  expect(asked[0]?.request).toEqual({ rename: { id: "x", name: "y", stamp: [9001, 1] } });
});

/** The server's part: merges every request, and tells everyone, in an order of its own. */
class House {
  readonly nodes = new Map<string, TreeNode>();

  take(request: TreeRequest): TreeNode | undefined {
    applyTo(this.nodes, request, "server");
    return this.nodes.get(subject(request).id);
  }
}

test("replicas that lose, repeat and reorder frames show the same tree in the end", () => {
  const chance = new Seeded();
  console.log(`tree convergence: SEED=${chance.seed}`);
  for (let round = 0; round < 40; round++) converge(chance);
});

function converge(chance: Seeded): void {
  const house = new House();
  let clock = 1000;
  const clients = [0, 1, 2].map((actor) => {
    const up: { request: TreeRequest; re: number }[] = [];
    const down: TreeNode[] = [];
    const tree = new Tree({
      me: `u${actor}`,
      actor: () => actor,
      now: () => clock - actor * 3,
      ask: (request, re) => up.push({ request, re }),
    });
    return { tree, up, down };
  });
  const serve = (client: (typeof clients)[number]) => {
    const frame = client.up.shift();
    if (!frame) return;
    const node = house.take(frame.request);
    if (node) for (const other of clients) other.down.push(node);
    else client.tree.refused(frame.re, { code: "no_such_node", message: "" });
  };
  for (let step = 0; step < 120; step++) {
    clock += chance.below(4);
    const client = chance.pick(clients);
    if (chance.oneIn(3)) change(client.tree, chance);
    else if (chance.oneIn(2)) serve(client);
    else if (chance.oneIn(12)) {
      client.up.length = 0;
      client.down.length = 0;
      client.tree.reset([...house.nodes.values()]);
    } else if (client.down.length) {
      const [node] = client.down.splice(chance.below(client.down.length), 1);
      if (node) client.tree.receive({ changed: { nodes: [node] } });
    }
  }
  for (const client of clients) while (client.up.length) serve(client);
  for (const { tree, down } of clients) tree.receive({ changed: { nodes: down } });
  const truth = resolve(house.nodes.values());
  for (const { tree } of clients) {
    expect(tree.unanswered.get()).toBe(0);
    expect(tree.entries.get()).toEqual(truth);
  }
  expect(new Set([...truth.values()].map((entry) => entry.id)).size).toBe(truth.size);
}

function change(tree: Tree, chance: Seeded): void {
  const entries = [...tree.entries.get().values()];
  const name = chance.pick(["a.py", "A.py", "b", "c.txt"]);
  const folder = chance.pick([
    null,
    ...entries.filter((e) => e.kind === "folder").map((e) => e.id),
  ]);
  if (entries.length < 3 || chance.oneIn(4)) {
    tree.create({ kind: chance.oneIn(2) ? "folder" : "file", name, parent: folder });
    return;
  }
  const { id } = chance.pick(entries);
  const what = chance.below(5);
  if (what === 0) tree.rename(id, name);
  else if (what === 1) tree.delete(id);
  else if (what === 2) tree.restore(id);
  else if (what === 3) tree.setLanguage(id, name);
  else if (tree.canMove(id, folder)) tree.move(id, folder);
}

test("merging is the same in any order", () => {
  const a: TreeNode = {
    id: "x",
    kind: "file",
    created: 1,
    by: "u",
    name: ["a", [5, 1]],
    parent: [null, [1, 1]],
    language: [null, [1, 1]],
    deleted: [null, [1, 1]],
  };
  const b: TreeNode = { ...a, name: ["b", [5, 2]], deleted: [{ at: 3, by: "v" }, [3, 2]] };
  expect(merge(a, b)).toEqual(merge(b, a));
});
