import { expect, test } from "vitest";
import type { RunReceipt } from "../wire/frames";
import { compared, fingerprint, isGiven, receiptText } from "./proof";
import type { ShownRun } from "./runs";

const receipt: RunReceipt = {
  receipt: 1,
  language: "python",
  runtime: "ab",
  longhouse: "0.1.0",
  entry: "mäin.py",
  args: [],
  seed: 7,
  memory_limit: 268435456,
  sources: "cd",
  stdin: "ef",
  exit: "code 0",
  stdout: "01",
  stderr: "02",
  files: "03",
  memory: 9100000,
};
const run = (change: Partial<ShownRun>) => ({ id: 5, state: "done", ...change }) as ShownRun;

test("a fingerprint is what sha256sum says of the receipt in the download", async () => {
  const lines = receiptText(receipt).split("\n");
  expect(lines.slice(0, 2)).toEqual(["{", '  "receipt": 1,']);
  expect(lines.slice(-2)).toEqual(["}", ""]);
  const sum = "80f0a98e102a";
  expect(await fingerprint(receipt)).toBe(sum);
  expect(await fingerprint({ ...receipt, memory: 1 })).not.toBe(sum);
});

test("a repeated run is the same, or says in words what differs", () => {
  expect(compared(run({}))).toBeNull();
  expect(compared(run({ repeats: 4, state: "running" }))?.tone).toBe("open");
  expect(compared(run({ repeats: 4 }))?.words).toMatch(/nothing to compare/i);
  expect(compared(run({ repeats: 4, differences: [] }))).toEqual({
    tone: "good",
    words: "the same, bit for bit",
  });
  expect(compared(run({ repeats: 4, differences: ["stdout", "memory", "new_field"] }))).toEqual({
    tone: "bad",
    words: "not the same: output, memory used, and new_field",
  });
});

test("nobody types into what has all its input", () => {
  expect([{}, { seed: 0 }, { is_test: true }].map((change) => isGiven(run(change)))).toEqual([
    false,
    true,
    true,
  ]);
});
