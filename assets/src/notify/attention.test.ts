import { expect, test } from "vitest";
import { titled } from "../lib/use-title";
import { waiting } from "./attention";

test("what waits is what one wants to hear of", () => {
  const room = (notify: "all" | "mentions" | "nothing") => ({ notify, unread: 5, mentions: 2 });
  expect(waiting([room("all")])).toBe(5);
  expect(waiting([room("mentions"), room("nothing")])).toBe(2);
  expect(waiting([])).toBe(0);
});

test("the title says how many wait", () => {
  expect([0, 3, 120].map((count) => titled("Longhouse", count))).toEqual([
    "Longhouse",
    "(3) Longhouse",
    "(99+) Longhouse",
  ]);
});
