import { expect, test } from "vitest";
import { columnIn, type Problem, sorted } from "./problem";

const problem = (change: Partial<Problem>): Problem => ({
  file: "a",
  line: 1,
  column: 1,
  severity: "error",
  message: "no",
  ...change,
});

test("errors come first, then by file and line, and nothing twice", () => {
  const all = [
    problem({ severity: "warning" }),
    problem({ line: 12 }),
    problem({ line: 3 }),
    problem({ line: 12 }),
    problem({ file: "0" }),
  ];
  const order = sorted(all, (file) => (file === "0" ? "z.c" : "b.c"));
  expect(order.map(({ file, line, severity }) => `${severity} ${file}${line}`)).toEqual([
    "error a3",
    "error a12",
    "error 01",
    "warning a1",
  ]);
});

test("columns that clang names count bytes", () => {
  expect(columnIn("c", "int x;", 5)).toBe(5);
  expect(columnIn("cpp", '"ä" + x', 6)).toBe(5);
  expect(columnIn("c", "/* größe */ y", 15)).toBe(13);
  expect(columnIn("c", "🛖x", 5)).toBe(3);
  expect(columnIn("c", "x", 9)).toBe(2);
  expect(columnIn("c", "", 3)).toBe(1);
});

test("columns that others name count what the editor counts", () => {
  expect(columnIn("javascript", '"ä" + x', 7)).toBe(7);
  expect(columnIn("typescript", "🛖x", 3)).toBe(3);
});
