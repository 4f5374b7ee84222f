import { expect, test, vi } from "vitest";
import { Store } from "../lib/store";
import type { Run } from "../wire/frames";
import { Diagnostics, diagnosticsIn } from "./diagnostics";
import { indexFiles } from "./mentions";
import { Runs } from "./runs";

const files = ["main.c", "src/tree.h"].map((path) => ({ id: path, path, kind: "file" }));
const SAID = `main.c:3:5: error: use of undeclared identifier 'x'
    3 |     x = 1;
      |     ^
./src/tree.h:1:1: warning: unused function 'grow' [-Wunused-function]
/room/main.c:9:2: note: declared here
/usr/include/stdio.h:1:1: error: not of the room
2 errors generated.
`;

test("what a compiler says of files of the room is understood, and nothing else", () => {
  const found = diagnosticsIn(SAID, indexFiles(files));
  expect(found.map(({ file, line, column, severity }) => [file, line, column, severity])).toEqual([
    ["main.c", 3, 5, "error"],
    ["src/tree.h", 1, 1, "warning"],
    ["main.c", 9, 2, "note"],
  ]);
  expect(found[0]?.message).toBe("use of undeclared identifier 'x'");
});

const run = (id: number, change: Partial<Run> = {}) =>
  ({
    id,
    by: "tom",
    file: "main.c",
    path: "main.c",
    state: "running",
    exit: null,
    ...change,
  }) as Run;

test("problems are those of the last run of each program, and go when it is run again", () => {
  vi.useFakeTimers();
  const runs = new Runs({
    me: "ines",
    fetchOutput: async () => "",
    keep: async () => [],
    ask: () => true,
  });
  const diagnostics = new Diagnostics(
    runs,
    new Store(new Map(files.map((file) => [file.id, file]))),
  );
  const count = () => {
    vi.runAllTimers();
    return diagnostics.problems.get().length;
  };
  runs.receive({ started: run(1) });
  runs.output(1, 0, new TextEncoder().encode(SAID));
  expect(count()).toBe(3);
  runs.receive({ started: run(2, { file: "other.c", path: "other.c" }) });
  expect(count()).toBe(3);
  const before = diagnostics.problems.get();
  runs.output(2, 0, new TextEncoder().encode("nothing to say\n"));
  expect(count()).toBe(3);
  expect(diagnostics.problems.get()).toBe(before);
  runs.receive({ started: run(3) });
  expect(count()).toBe(0);
  // What was said first still holds when so much follows that it is forgotten.
  const said = new TextEncoder().encode(SAID);
  runs.output(3, 0, said);
  expect(count()).toBe(3);
  const much = new Uint8Array(600_000).fill(10);
  for (const n of [0, 1]) runs.output(3, said.length + n * much.length, much);
  expect(runs.transcript(3).from).toBeGreaterThan(0);
  expect(count()).toBe(3);
  vi.useRealTimers();
});
