import { expect, test } from "vitest";
import { messageOf, nextPath, paths, signInPath } from "./paths";

test("signing in leads back to where one was", () => {
  const there = signInPath(paths.room("otter-7kq2-lamp"));
  expect(nextPath(there.slice(there.indexOf("?")))).toBe("/r/otter-7kq2-lamp");
});

test("signing in never leads to another site", () => {
  for (const next of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:1",
    "",
  ]) {
    expect(nextPath(`?next=${encodeURIComponent(next)}`)).toBe("/");
  }
});

test("the address of a message names it, and nothing else does", () => {
  const link = paths.message("otter-7kq2-lamp", 42);
  expect(messageOf(link.slice(link.indexOf("?")))).toBe(42);
  for (const search of ["", "?message=", "?message=-1", "?message=x", "?message=1e9"])
    expect(messageOf(search)).toBe(null);
});
