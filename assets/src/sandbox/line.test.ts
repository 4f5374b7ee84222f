import { expect, test } from "vitest";
import { type Deed, press } from "./line";

/** All of `keys`, one after the other: the line at the end, and what was done. */
function typed(keys: string): { line: string; deeds: Deed[] } {
  let line = "";
  const deeds: Deed[] = [];
  for (const char of keys) {
    const next = press(line, char);
    if (next.deed) deeds.push(next.deed);
    line = next.line;
  }
  return { line, deeds };
}

test("a line is edited before it is sent", () => {
  expect(typed("abc\u007f").line).toBe("ab");
  expect(typed("a🛖\b").line).toBe("a");
  expect(typed("one two  \u0017").line).toBe("one ");
  expect(typed("one two\u0015").line).toBe("");
  expect(typed("\u0017\u007f").line).toBe("");
  expect(typed("a\u0007b\tc").line).toBe("ab\tc");
});

test("Enter sends the line and begins the next", () => {
  expect(typed("4\nx")).toEqual({ line: "x", deeds: ["send"] });
});

test("Ctrl-D ends the input only on an empty line; otherwise it sends what there is", () => {
  expect(typed("\u0004")).toEqual({ line: "", deeds: ["end"] });
  expect(typed("ab\u0004\u0004")).toEqual({ line: "", deeds: ["flush", "end"] });
});

test("Ctrl-C interrupts and drops the line", () => {
  expect(typed("ab\u0003")).toEqual({ line: "", deeds: ["interrupt"] });
});
