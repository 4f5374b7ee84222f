import { expect, test } from "vitest";
import type { RoomSummary } from "../wire/http";
import { oneLine, othersOf, presentIn, sorted } from "./direct";

const room = (code: string, more: Partial<RoomSummary>) =>
  ({ code, kind: "direct", unread: 0, here: [], created_at: 0, ...more }) as unknown as RoomSummary;
const said = (sent_at: number) => ({ author: "x", body: "hi", sent_at });

test("conversations stand apart from rooms, and those I am asked for apart from both", () => {
  const all = [
    room("place", { kind: "room", unread: 5 }),
    room("old", { last_message: said(1) }),
    room("asked", { request: "asked", unread: 1, last_message: said(9) }),
    room("new", { last_message: said(3), unread: 2 }),
    room("begun", { last_message: null, created_at: 2 }),
  ];
  const { rooms, direct, requests, unread } = sorted(all);
  expect(rooms.map(({ code }) => code)).toEqual(["place"]);
  expect(direct.map(({ code }) => code)).toEqual(["new", "begun", "old"]);
  expect(requests.map(({ code }) => code)).toEqual(["asked"]);
  expect(unread).toBe(3);
});

test("who is in any room is present", () => {
  const here = [{ user: "a", name: "A", slot: 0 }];
  expect([...presentIn([room("x", { here }), room("y", { here })])]).toEqual(["a"]);
});

test("the others of a conversation are not me", () => {
  const people = ["me", "a", "b"].map((user) => ({ user, username: user, name: user }));
  expect(othersOf({ people }, "me").map(({ user }) => user)).toEqual(["a", "b"]);
});

test("last words are one line without marks", () => {
  expect(oneLine("# **Look**\n\n```py\nprint(1)\n```")).toBe("Look print(1)");
});
