import { expect, test } from "vitest";
import { folderFor, read, textOf } from "./bring";
import type { Entry } from "./crdt";
import { ancestors, rowsOf, typeAhead } from "./rows";

const bytes = (...values: number[]) => Uint8Array.from(values);

test("text is read with LF line ends, and anything else is no text", () => {
  expect(textOf(new TextEncoder().encode("a\r\nb\rc\n"))).toBe("a\nb\nc\n");
  expect(textOf(bytes(0x89, 0x50, 0x4e, 0x47))).toBeNull();
  expect(textOf(bytes(97, 0, 98))).toBeNull();
  expect(textOf(bytes())).toBe("");
});

test("what cannot be taken is told apart by its reason", async () => {
  const blob = (part: BlobPart) => new Blob([part]);
  const result = await read([
    { path: "src/a.py", file: blob("print()") },
    { path: "logo.png", file: blob(bytes(0, 1)) },
    { path: "src/con", file: blob("x") },
    { path: "big.txt", file: blob("x".repeat(4 * 1024 * 1024 + 1)) },
  ]);
  expect(result).toEqual({
    texts: [{ path: "src/a.py", text: "print()" }],
    binary: ["logo.png"],
    tooLarge: ["big.txt"],
    badNames: ["src/con"],
  });
});

test("folders that are there are used, others are made", () => {
  const made: string[] = [];
  const last = folderFor(
    ["src", "lib"],
    null,
    (name) => (name === "src" ? "S" : undefined),
    ({ name, parent }) => {
      made.push(`${parent}/${name}`);
      return "L";
    },
  );
  expect(last).toBe("L");
  expect(made).toEqual(["S/lib"]);
});

function entry(
  id: string,
  parent: string | null = null,
  kind: Entry["kind"] = "file",
): [string, Entry] {
  return [id, { id, kind, name: id, path: id, parent, depth: 0, language: null }];
}

test("folders come first, names as people sort, and only open folders show what is in them", () => {
  const entries = new Map([
    entry("b10"),
    entry("b9"),
    entry("z", null, "folder"),
    entry("in", "z"),
    entry("y", null, "folder"),
    entry("hidden", "y"),
  ]);
  expect(rowsOf(entries, new Set(["z"])).map((row) => row.id)).toEqual([
    "y",
    "z",
    "in",
    "b9",
    "b10",
  ]);
  expect(ancestors(entries, "in")).toEqual(["z"]);
});

test("typing a letter goes round through the names that begin with it", () => {
  const rows = rowsOf(new Map([entry("alpha"), entry("beta"), entry("arc")]), new Set());
  expect(rows.map((row) => row.id)).toEqual(["alpha", "arc", "beta"]);
  expect(typeAhead(rows, 0, "a")?.id).toBe("arc");
  expect(typeAhead(rows, 1, "A")?.id).toBe("alpha");
  expect(typeAhead(rows, 0, "x")).toBeUndefined();
});
