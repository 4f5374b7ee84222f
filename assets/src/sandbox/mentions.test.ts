import { expect, test } from "vitest";
import { indexFiles, mentionsIn } from "./mentions";

const paths = [
  "main.py",
  "main.js",
  "main.c",
  "main.cpp",
  "main.rb",
  "main.lua",
  "main.php",
  "src/util.ts",
  "util.ts",
  "my notes/größe.py",
  "a.c",
  "x",
];
const index = indexFiles(paths.map((path) => ({ id: path, path })));
/** Each mention as the words of it, and what it leads to. */
const found = (text: string) =>
  mentionsIn(text, index).map(({ start, end, file, line, column }) => [
    text.slice(start, end),
    file,
    line,
    column,
  ]);

test("each language's way to name a place is understood", () => {
  expect(found('  File "/room/main.py", line 3, in <module>')).toEqual([
    ['/room/main.py", line 3', "main.py", 3, null],
  ]);
  expect(found("    at add (/room/main.js:3:5)")).toEqual([["/room/main.js:3:5", "main.js", 3, 5]]);
  expect(found("main.c:1:5: error: expected ';'")).toEqual([["main.c:1:5", "main.c", 1, 5]]);
  expect(found("In file included from main.cpp:3:")).toEqual([["main.cpp:3", "main.cpp", 3, null]]);
  expect(found("main.rb:3:in 'add': boom (RuntimeError)")).toEqual([
    ["main.rb:3", "main.rb", 3, null],
  ]);
  expect(found("lua: main.lua:3: boom")).toEqual([["main.lua:3", "main.lua", 3, null]]);
  expect(found("Fatal error: boom in /room/main.php on line 5")).toEqual([
    ["/room/main.php on line 5", "main.php", 5, null],
  ]);
  expect(found("./src/util.ts:2:1 and file:///room/src/util.ts:7")).toEqual([
    ["./src/util.ts:2:1", "src/util.ts", 2, 1],
    ["file:///room/src/util.ts:7", "src/util.ts", 7, null],
  ]);
  expect(found("util.ts(2,9): error")).toEqual([["util.ts(2,9)", "util.ts", 2, 9]]);
});

test("spaces and any letters may be in a path", () => {
  expect(found('File "/room/my notes/größe.py", line 12')).toEqual([
    ['/room/my notes/größe.py", line 12', "my notes/größe.py", 12, null],
  ]);
});

test("what only looks like a file of the room leads nowhere", () => {
  expect(found('File "/usr/lib/python3/main.py", line 3')).toEqual([]);
  expect(found("https://example.com/main.js:3:5")).toEqual([]);
  expect(found("domain.c:3: and lib/util.ts:4")).toEqual([]);
  expect(found("gone.py:3 at 12:30:01")).toEqual([]);
  expect(found("main.py: 3 errors, main.py")).toEqual([]);
});

test("a long line has a beginning, and only one", () => {
  const long = "y".repeat(100);
  expect(found(`${long}main.c:3`)).toEqual([]);
  expect(found(`${long} /room/main.c:3`)).toEqual([["/room/main.c:3", "main.c", 3, null]]);
});

test("short names are found too, and a line counts from one", () => {
  expect(found("x:0")).toEqual([["x:0", "x", 1, null]]);
  expect(found("a.c:2:1")).toEqual([["a.c:2:1", "a.c", 2, 1]]);
});
