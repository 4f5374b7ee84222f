import { expect, test } from "vitest";
import { nextPath, paths, signInPath } from "./paths";

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
