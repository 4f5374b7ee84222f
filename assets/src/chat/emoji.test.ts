import { expect, test } from "vitest";
import { found, GROUPS } from "./emoji";

const all = GROUPS.flatMap(({ emoji }) => emoji);

test("every emoji has a name, is one sign, and is offered once", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { sign, name } of all) {
    expect(name, sign).not.toBe("");
    expect([...segmenter.segment(sign)].length, name).toBe(1);
  }
  expect(new Set(all.map(({ sign }) => sign)).size).toBe(all.length);
});

test("one is found by the words of its name, in any order", () => {
  const signs = (query: string) =>
    found(query).flatMap(({ emoji }) => emoji.map((one) => one.sign));
  expect(signs("heart red")).toEqual(["❤️"]);
  expect(signs("ROCKET")).toEqual(["🚀"]);
  expect(signs("nothing of that name")).toEqual([]);
  expect(signs("  ").length).toBe(all.length);
});
