import { expect, test } from "vitest";
import type { Role } from "../wire/frames";
import {
  canChat,
  canManage,
  canModerate,
  canRemove,
  canRun,
  canWrite,
  gives,
  invitesAs,
} from "./roles";

const ALL: Role[] = ["viewer", "commenter", "editor", "moderator", "owner"];

test("each question has the answers of the table", () => {
  expect(ALL.filter(canChat)).toEqual(["commenter", "editor", "moderator", "owner"]);
  for (const can of [canWrite, canRun])
    expect(ALL.filter(can)).toEqual(["editor", "moderator", "owner"]);
  expect(ALL.filter(canModerate)).toEqual(["moderator", "owner"]);
  expect(ALL.filter(canManage)).toEqual(["owner"]);
  expect(canChat(null) || canWrite(undefined)).toBe(false);
});

test("links make editors at most, and those of owners moderators", () => {
  expect(ALL.map((role) => invitesAs(role)[0])).toEqual([
    undefined,
    undefined,
    "editor",
    "editor",
    "moderator",
  ]);
});

test("only owners give or take what is not below a moderator, and guests keep no order", () => {
  expect(gives("moderator", "viewer", false)).toEqual(["editor", "commenter", "viewer"]);
  expect(gives("moderator", "moderator", false)).toEqual([]);
  expect(gives("owner", "moderator", false)).toEqual([...ALL].reverse());
  expect(gives("owner", "viewer", true)).toEqual(["editor", "commenter", "viewer"]);
  expect(gives("editor", "viewer", false)).toEqual([]);
  expect(ALL.filter((theirs) => canRemove("moderator", theirs))).toEqual([
    "viewer",
    "commenter",
    "editor",
  ]);
  expect(ALL.every((theirs) => canRemove("owner", theirs))).toBe(true);
});
