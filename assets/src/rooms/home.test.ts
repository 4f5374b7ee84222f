import { expect, test } from "vitest";
import type { RoomSummary } from "../wire/http";
import { overview } from "./home";

const room = (code: string, ...here: string[]) =>
  ({
    code,
    name: code,
    here: here.map((user, slot) => ({ user, name: user, slot })),
  }) as unknown as RoomSummary;

test("a room where only I am is not live", () => {
  expect(overview([room("a", "me")], "me").live).toBeNull();
});

test("the fullest room comes first, and the latest of equals", () => {
  const rooms = [room("a", "x"), room("b", "x", "y"), room("c", "y", "z")];
  const { live, rooms: rest } = overview(rooms, "me");
  expect(live?.code).toBe("b");
  expect(rest.map(({ code }) => code)).toEqual(["a", "c"]);
});

test("who is in two rooms is one person", () => {
  const { people } = overview([room("a", "x", "me"), room("b", "x")], "me");
  expect(people.map(({ user, rooms }) => [user, rooms.length])).toEqual([["x", 2]]);
});
