import { expect, test } from "vitest";
import type { Language, RunExit, RunPlace } from "../wire/frames";
import { outcome, progress, whyNot } from "./outcome";
import type { ShownRun } from "./runs";

function run(exit: RunExit | null, change: Partial<ShownRun> = {}): ShownRun {
  return {
    id: 1,
    by: "ines",
    by_name: "Ines",
    file: "f",
    path: "main.py",
    language: "python",
    args: [],
    state: exit ? "done" : "running",
    started_at: 0,
    finished_at: null,
    exit,
    wall_ms: 412,
    cpu_ms: 300,
    memory_bytes: 9_100_000,
    output_bytes: 0,
    ...change,
  };
}
const python: Language = {
  id: "python",
  name: "Python",
  version: "3.14.0",
  extensions: ["py"],
  state: "preparing",
  progress: 0.4,
};

test("a run says how it ended, how long it took, and what it used", () => {
  const name = () => "Tomasz";
  expect(outcome(run({ code: 0 }), name)).toMatch(/^exit 0 in 412 ms, 9[.,]1/);
  expect(outcome(run({ limit: "time" }), name)).toMatch(/^stopped: it ran too long in 412 ms/);
  expect(outcome(run({ stopped: "t" }), name)).toMatch(/^stopped by Tomasz/);
  expect(outcome(run({ interrupted: "t" }), name)).toMatch(/^interrupted by Tomasz, status 130/);
  expect(outcome(run({ failed: "no such file" }), name)).toBe("did not run: no such file");
});

test("of tests, it is said how many passed, unless they were stopped", () => {
  const report = { cases: [], passed: 0, points: 0, of: 0 };
  const tested = (exit: RunExit) => outcome(run(exit, { is_test: true, report }), () => "Tomasz");
  expect(tested({ code: 1 })).toBe("0 of 0 passed in 412 ms");
  expect(tested({ stopped: "t" })).toMatch(/^stopped by Tomasz/);
});

test("a run that goes on says what it waits for", () => {
  const queued = (before: number, waits_for: RunPlace["waits_for"]) =>
    progress(run(null, { state: "queued", queued: { before, waits_for } }), []);
  expect(queued(0, "person")).toBe("Waits until another run by Ines ends");
  expect(queued(0, "room")).toBe("Waits until another run in this room ends");
  expect(queued(2, "house")).toBe("Waits until another run in this house ends, 2 before it");
  expect(progress(run(null, { state: "queued" }), [])).toBe("Waits for its turn");
  expect(progress(run(null, { state: "preparing" }), [python])).toBe("Preparing Python, 40 %");
  expect(progress(run(null), [])).toBeNull();
});

test("when Run cannot be pressed, it says why", () => {
  const ready = {
    canWrite: true,
    isHere: true,
    language: "python",
    languageName: "Python",
    languages: [python],
    starting: false,
  };
  expect(whyNot(ready)).toBeNull();
  expect(whyNot({ ...ready, isHere: false })).toMatch(/connection/);
  expect(whyNot({ ...ready, canWrite: false })).toMatch(/owner/);
  expect(whyNot({ ...ready, language: null })).toMatch(/Open a file/);
  expect(whyNot({ ...ready, language: "css", languageName: "CSS" })).toBe(
    "CSS files cannot run here.",
  );
  expect(whyNot({ ...ready, languages: [{ ...python, state: "failed" }] })).toMatch(
    /Python could not/,
  );
});
