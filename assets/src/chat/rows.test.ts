import { expect, test } from "vitest";
import { type Line, PLAIN } from "./chat";
import { itemsOf } from "./rows";

const MINUTE = 60_000;

function line(id: number, author: string, at: number): Line {
  const body = "x";
  return {
    ...PLAIN,
    id,
    seq: id,
    author,
    author_name: author,
    body,
    nonce: `${id}`,
    sent_at: at,
    state: "stored",
    problem: null,
  };
}

const shape = (...args: Parameters<typeof itemsOf>) =>
  itemsOf(...args).map((item) =>
    item.kind === "line" ? (item.joined ? "joined" : "line") : item.kind,
  );

test("lines of one author within five minutes stand together", () => {
  const noon = new Date(2026, 10, 21, 12).getTime();
  const lines = [
    line(1, "a", noon),
    line(2, "a", noon + MINUTE),
    line(3, "b", noon + 2 * MINUTE),
    line(4, "b", noon + 9 * MINUTE),
  ];
  expect(shape(lines, null, "me")).toEqual(["day", "line", "joined", "line", "line"]);
});

test("a new day begins a new group", () => {
  const night = new Date(2026, 10, 21, 23, 59).getTime();
  expect(shape([line(1, "a", night), line(2, "a", night + 2 * MINUTE)], null, "me")).toEqual([
    "day",
    "line",
    "day",
    "line",
  ]);
});

test("the first unread line of someone else gets the mark, and ours never does", () => {
  const noon = new Date(2026, 10, 21, 12).getTime();
  const lines = [line(1, "a", noon), line(2, "me", noon), line(3, "a", noon), line(4, "a", noon)];
  expect(shape(lines, 1, "me")).toEqual(["day", "line", "line", "new", "line", "joined"]);
  expect(shape(lines, null, "me")).not.toContain("new");
});
