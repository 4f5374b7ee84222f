import { expect, test } from "vitest";
import { isSame, sideBySide } from "./diff";

/** Rows as `left|right`; what differs has an asterisk, what is not there is a dash. */
const rows = (expected: string, printed: string) =>
  sideBySide(expected, printed).map((row) =>
    [row.expected, row.printed]
      .map((side) => (side ? side.text + (side.differs ? "*" : "") : "-"))
      .join("|"),
  );

test("equal lines stand beside each other, whatever came between", () => {
  expect(rows("a\nb\nc\n", "a\nx\nb\nc\n")).toEqual(["a|a", "-|x*", "b|b", "c|c"]);
  expect(rows("1\n2\n3\n", "1\n3\n")).toEqual(["1|1", "2*|-", "3|3"]);
  expect(rows("3\n", "4\n")).toEqual(["3*|4*"]);
});

test("ends of lines and of the text do not count while something else differs", () => {
  expect(rows("a \nb\n\n", "a\nc")).toEqual(["a|a", "b*|c*"]);
});

test("spaces are visible where they are all that differs", () => {
  expect(rows("a b\nc", "a  b\nd")).toEqual(["a·b*|a··b*", "c*|d*"]);
  expect(rows("a\tb", "a b")).toEqual(["a→b*|a·b*"]);
});

test("in an exact test, so are spaces and line ends at the end", () => {
  expect(rows("a\nb\n", "a \nb")).toEqual(["a↵*|a·↵*", "b↵*|b*"]);
  expect(rows("a\n", "a\n\n")).toEqual(["a|a", "-|↵*"]);
});

test("nothing printed is less than an empty line", () => {
  expect(rows("3\n", "")).toEqual(["3*|*"]);
});

test("texts that are cut may look the same", () => {
  expect(isSame(sideBySide("aaa…", "aaa…"))).toBe(true);
  expect(isSame(sideBySide("a", "b"))).toBe(false);
});
