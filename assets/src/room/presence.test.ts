import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Presence, PresenceRequest } from "../wire/frames";
import { People } from "./presence";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function presence(user: string): Presence {
  return { user, devices: 1, at: null, active: false, idle: false, following: null };
}

function room() {
  const sent: PresenceRequest["update"][] = [];
  const people = new People({
    me: "ines",
    now: () => Date.now(),
    send: ({ update }) => sent.push(update) > 0,
  });
  people.joined([presence("ines"), presence("tomasz")]);
  return { people, sent };
}

test("moving fast tells the newest place, at most ten times a second", () => {
  const { people, sent } = room();
  sent.length = 0;
  for (let line = 1; line <= 100; line++) {
    people.moved({ file: "f", line });
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(200);
  expect(sent.length).toBeLessThanOrEqual(11);
  expect(sent.at(-1)?.at).toEqual({ file: "f", line: 100 });
});

test("the same is not told twice, but told again after coming back", () => {
  const { people, sent } = room();
  people.moved({ file: "f", line: 1 });
  people.moved({ file: "f", line: 1 });
  vi.advanceTimersByTime(1000);
  expect(sent.length).toBe(2);
  people.joined([]);
  vi.advanceTimersByTime(1000);
  expect(sent.at(-1)?.at).toEqual({ file: "f", line: 1 });
  expect(sent.length).toBe(3);
});

test("typing shows, wears off, and after two minutes of nothing one is away", () => {
  const { people, sent } = room();
  people.typed();
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toMatchObject({ active: true, idle: false });
  vi.advanceTimersByTime(3000);
  people.tick();
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toMatchObject({ active: false, idle: false });
  vi.advanceTimersByTime(120_000);
  people.tick();
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toMatchObject({ idle: true });
  people.input();
  vi.advanceTimersByTime(200);
  expect(sent.at(-1)).toMatchObject({ idle: false });
});

test("following ends when the other leaves, and nobody follows themselves", () => {
  const { people } = room();
  people.follow("ines");
  expect(people.following.get()).toBeNull();
  people.follow("tomasz");
  people.receive({ gone: { user: "tomasz" } });
  expect(people.following.get()).toBeNull();
  expect([...people.here.get().keys()]).toEqual(["ines"]);
});
