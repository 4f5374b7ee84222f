import { expect, test } from "vitest";
import { characterAt, type Problem, sorted } from "./problem";

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

test("columns of compilers count bytes", () => {
  expect(characterAt("int x;", 5)).toBe(5);
  expect(characterAt('"ä" + x', 5)).toBe(4);
  expect(characterAt("🛖x", 5)).toBe(3);
  expect(characterAt("", 3)).toBe(1);
});
