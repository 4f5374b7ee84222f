import { expect, test } from "vitest";
import { score } from "./score";

test("the beginning of a name beats the beginning of a word, and both beat the description", () => {
  const found = [
    score("pro", "Profile"),
    score("pro", "Your profile"),
    score("pro", "Reproduce"),
    score("pro", "Other", "production"),
  ];
  expect(found).toEqual([...found].sort((a, b) => b - a));
  expect(new Set(found).size).toBe(4);
});

test("letters that only happen to come in order find nothing", () => {
  expect(score("brow", "Interview: rate limiter", "Ends tomorrow")).toBe(0);
});

test("accents and case do not matter", () => {
  expect(score("ines", "Inès Moreau")).toBe(1);
});
