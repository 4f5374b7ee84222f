import { expect, test } from "vitest";
import { parseSeed, proposedSeed } from "./seed";

test("a seed is a whole number that a browser counts to", () => {
  expect(parseSeed(" 007 ")).toBe(7);
  expect(parseSeed("9007199254740991")).toBe(9007199254740991);
  for (const bad of ["", "-1", "1.5", "1e3", "0x7", "9007199254740992", "99999999999999999"])
    expect(parseSeed(bad)).toBeNull();
});

test("what is proposed is short, and never nothing", () => {
  expect(proposedSeed(0)).toBe(1);
  expect(proposedSeed(0.9999)).toBe(999);
});
