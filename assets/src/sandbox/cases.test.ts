import { expect, test } from "vitest";
import { casesName, casesOf, isCases, programOf } from "./cases";

const file = (path: string) => {
  const slash = path.lastIndexOf("/");
  const parent = slash < 0 ? null : path.slice(0, slash);
  return { id: path, kind: "file" as const, name: path.slice(slash + 1), parent };
};
const files = [
  "main.py",
  "main.tests.toml",
  "notes.md",
  "sums/a.b.c",
  "sums/a.b.tests.toml",
  "sums/other.c",
  "sums/tests.toml",
  "tests/main.c",
  "tests/helper.c",
  "tests/tests.toml",
  "one/only.lua",
  "one/tests.toml",
].map(file);
const canRun = ({ name }: { name: string }) => /\.(py|c|lua)$/.test(name);

test("a program's cases have its name, whatever dots are in it", () => {
  expect(casesName("main.py")).toBe("main.tests.toml");
  expect(casesName("a.b.c")).toBe("a.b.tests.toml");
  expect(casesName("run")).toBe("run.tests.toml");
  expect(isCases("main.tests.toml")).toBe(true);
  expect(isCases("mytests.toml")).toBe(false);
});

test("a program is tested by its own cases, else by those of its folder, and by no others", () => {
  const found = (path: string) => casesOf(files, file(path))?.id ?? null;
  expect(found("main.py")).toBe("main.tests.toml");
  expect(found("sums/a.b.c")).toBe("sums/a.b.tests.toml");
  expect(found("sums/other.c")).toBe("sums/tests.toml");
  expect(found("lost/main.py")).toBeNull();
});

test("who looks at cases tests the program they are about", () => {
  const tested = (path: string) => programOf(files, file(path), canRun)?.id ?? null;
  expect(tested("main.py")).toBe("main.py");
  expect(tested("main.tests.toml")).toBe("main.py");
  expect(tested("sums/a.b.tests.toml")).toBe("sums/a.b.c");
  expect(tested("tests/tests.toml")).toBe("tests/main.c");
  expect(tested("one/tests.toml")).toBe("one/only.lua");
  expect(tested("sums/tests.toml")).toBeNull();
  expect(tested("notes.md")).toBeNull();
});
