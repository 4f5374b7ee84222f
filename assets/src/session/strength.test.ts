import { expect, test } from "vitest";
import { strength, usernameFrom } from "./strength";

test("length counts more than signs, and repeats do not count", () => {
  expect(strength("Tr0ub4d")).toBe(0);
  expect(strength("aaaaaaaaaaaaaaaaaaaaaaaa")).toBe(1);
  expect(strength("password1")).toBeLessThan(3);
  expect(strength("seven wet otters sang")).toBe(4);
});

test("a username is made of the letters of a name", () => {
  expect(usernameFrom("Inès Moreau")).toBe("ines-moreau");
  expect(usernameFrom("李雷")).toBe("");
  expect(usernameFrom("  O'Brien  ")).toBe("o-brien");
});
