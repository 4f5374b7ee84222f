import { expect, test } from "vitest";
import { byRoom, hasFilter, isWorthAsking, toggleFilter, within } from "./search";

const message = (id: number, code: string) => ({ id, room: { code, name: code.toUpperCase() } });

test("rooms stand in the order of their newest message", () => {
  const groups = byRoom([message(5, "b"), message(4, "a"), message(3, "b")]);
  expect(groups.map(({ name, messages }) => [name, messages.map(({ id }) => id)])).toEqual([
    ["B", [5, 3]],
    ["A", [4]],
  ]);
});

test("a filter goes in by one press and out by the next", () => {
  expect(toggleFilter("deploy", "has:link")).toBe("deploy has:link ");
  expect(toggleFilter("", "from:")).toBe("from:");
  expect(toggleFilter("deploy has:link x", "has:link")).toBe("deploy x");
  expect(toggleFilter('in:"Job runner" deploy', "in:")).toBe("deploy");
  expect(hasFilter("FROM:ann x", "from:")).toBe(true);
  expect(hasFilter("join:ann", "in:")).toBe(false);
});

test("only what says something is asked for", () => {
  expect(["", "  ", "from:", "from: has:"].map(isWorthAsking)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(["a", "from:ann", "has:link"].map(isWorthAsking)).toEqual([true, true, true]);
  expect(within("deploy", "abc")).toBe("in:abc deploy");
  expect(within(" ", "abc")).toBe(" ");
});
