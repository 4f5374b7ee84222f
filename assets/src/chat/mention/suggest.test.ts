import { expect, test } from "vitest";
import { begunAt, complete, suggest } from "./suggest";

const people = [
  { user: "1", username: "zoe", name: "Zoë Adams", slot: 0 },
  { user: "2", username: "ann", name: "Ann Zoller", slot: 1 },
  { user: "3", username: null, name: "Guest", slot: 2 },
];
const all = [
  { word: "here" as const, detail: "" },
  { word: "room" as const, detail: "" },
];
const inserts = (text: string, files: string[] = []) => {
  const begun = begunAt(text, text.length);
  return begun ? suggest(begun, people, files, all).map(({ insert }) => insert) : null;
};

test("a name begins where a word does", () => {
  expect(begunAt("hi @an", 6)).toEqual({ sign: "@", from: 3, query: "an" });
  expect(begunAt("(@", 2)).toEqual({ sign: "@", from: 1, query: "" });
  for (const text of ["me@an", "a #b c", ":x", "12:30", "hello"])
    expect(begunAt(text, text.length)).toBeNull();
});

test("people are found by their names, without accents, and guests have none to call", () => {
  expect(inserts("@zo")).toEqual(["@zoe", "@ann"]);
  expect(inserts("@")).toEqual(["@zoe", "@ann", "@here", "@room"]);
  expect(inserts("@gue")).toEqual([]);
});

test("files are found by any part of their path, and emoji by name", () => {
  expect(inserts("#que", ["main.py", "jobs/queue.py"])).toEqual(["#jobs/queue.py"]);
  expect(inserts(":rock")).toEqual(["🚀"]);
});

test("what was begun is replaced, and the caret stands behind it", () => {
  const begun = begunAt("hi @an, there", 6);
  const [first] = begun ? suggest(begun, people, [], all) : [];
  expect(begun && first && complete("hi @an there", 6, begun, first)).toEqual({
    text: "hi @ann there",
    caret: 8,
  });
  expect(begun && first && complete("hi @an", 6, begun, first)).toEqual({
    text: "hi @ann ",
    caret: 8,
  });
});
