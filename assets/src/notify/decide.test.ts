import { expect, test } from "vitest";
import { type Case, isQuiet, shouldNotify } from "./decide";

const away: Case = {
  wants: "all",
  means: "anyone",
  isDirect: false,
  isLooking: false,
  quiet: null,
  now: 0,
};

test("one is told of what one chose", () => {
  const told = (change: Partial<Case>) => shouldNotify({ ...away, ...change });
  expect(told({})).toBe(true);
  expect(told({ wants: "mentions" })).toBe(false);
  expect(told({ wants: "mentions", isDirect: true })).toBe(true);
  for (const means of ["here", "room", "person"] as const)
    expect(told({ wants: "mentions", means })).toBe(true);
  expect(told({ wants: "nothing", means: "person", isDirect: true })).toBe(false);
});

test("who looks or sleeps is left alone", () => {
  expect(shouldNotify({ ...away, means: "person", isLooking: true })).toBe(false);
  expect(shouldNotify({ ...away, means: "person", quiet: { from: 0, to: 1, zone: 0 } })).toBe(
    false,
  );
});

test("quiet hours may go over midnight and are of the place where one is", () => {
  const night = { from: 22 * 60, to: 7 * 60, zone: 120 };
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const quiet = hours.filter((hour) => isQuiet(night, hour * 3_600_000));
  expect(quiet).toEqual([0, 1, 2, 3, 4, 20, 21, 22, 23]);
  expect(hours.some((hour) => isQuiet({ from: 60, to: 60, zone: 0 }, hour * 3_600_000))).toBe(
    false,
  );
});
