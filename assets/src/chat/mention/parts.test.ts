import { expect, test } from "vitest";
import { type Known, meansMe, partsOf } from "./parts";

const known: Known = {
  isPerson: (name) => ["ann", "李雷"].includes(name),
  isFile: (path) => ["main.py", "src/a b.ts", "jobs/queue.py"].includes(path),
  isRoom: (code) => code === "blue-barn-12",
};
const named = (text: string) =>
  partsOf(text, known).flatMap((part) => (part.kind === "text" ? [] : [part]));
const texts = (text: string) => named(text).map((part) => part.text);

test("people of the room are named where words begin", () => {
  expect(texts("@Ann, (@ann). @nobody @here")).toEqual(["@Ann", "@ann", "@here"]);
  expect(texts("你好@李雷 hi")).toEqual(["@李雷"]);
  expect(texts("me@ann x/@ann @@ann")).toEqual([]);
});

test("files, places in them, and rooms are named", () => {
  expect(named("see #main.py:36, or jobs/queue.py:3:5.")).toEqual([
    { kind: "file", text: "#main.py:36", path: "main.py", line: 36, column: null },
    { kind: "file", text: "jobs/queue.py:3:5", path: "jobs/queue.py", line: 3, column: 5 },
  ]);
  expect(texts("#main.py #blue-barn-12 #unknown")).toEqual(["#main.py", "#blue-barn-12"]);
  expect(texts("main.py alone is a word, and so is 12:30")).toEqual([]);
});

test("the pieces of a text are the text, and there is an end to them", () => {
  for (const text of [
    "",
    "@ann",
    " @ann. #main.py:0 ",
    "a".repeat(40_000),
    "@ann ".repeat(10_000),
  ]) {
    const parts = partsOf(text, known);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.length).toBeLessThan(500);
  }
});

test("a message means me by name, as one of all, or not at all", () => {
  expect(meansMe("hi @Ann and @room", "ann")).toBe("person");
  expect(meansMe("hi @annika, @room", "ann")).toBe("room");
  expect(meansMe("@here", null)).toBe("here");
  expect(meansMe("`@ann` and\n```\n@ann\n```\nhi", "ann")).toBe("anyone");
  expect(meansMe("```\n@ann", "ann")).toBe("anyone");
});
