import { expect, test } from "vitest";
import type { Run, RunRequest } from "../wire/frames";
import { Runs } from "./runs";
import { plain } from "./transcript";

const bytes = (text: string) => new TextEncoder().encode(text);

function run(id: number, change: Partial<Run> = {}): Run {
  return {
    id,
    by: "ines",
    by_name: "Ines",
    file: "f",
    path: "main.py",
    language: "python",
    args: [],
    state: "queued",
    started_at: id,
    finished_at: null,
    exit: null,
    wall_ms: 0,
    cpu_ms: 0,
    memory_bytes: 0,
    output_bytes: 0,
    ...change,
  };
}

function room(stored = "") {
  const sent: RunRequest[] = [];
  const refusals: ((message: string) => void)[] = [];
  const runs = new Runs({
    me: "ines",
    fetchOutput: async () => stored,
    keep: async (_, paths) => paths.map((path) => ({ path, kept_as: `${path} (1)` })),
    ask: (request, onRefused) => {
      refusals.push(onRefused);
      return sent.push(request) > 0;
    },
  });
  return { runs, sent, refusals };
}

test("a run that starts is shown, with its output in order and once", () => {
  const { runs } = room();
  runs.receive({ started: run(7) });
  runs.output(7, 0, bytes("hel"));
  runs.output(7, 0, bytes("hello"));
  runs.output(7, 2, bytes("llo"));
  runs.output(7, 5, bytes("!"));
  expect(runs.shown.get()).toBe(7);
  expect(runs.transcript(7).text()).toBe("hello!");
});

test("what is typed shows once, when the server has it in the output, and says by whom", () => {
  const { runs } = room();
  runs.receive({ started: run(7) });
  runs.output(7, 0, bytes("jobs: "));
  runs.receive({ typed: { run: 7, user: "tomasz", offset: 6, text: "vier ✓\n" } });
  expect(runs.transcript(7).text()).toBe("jobs: ");
  runs.output(7, 6, bytes("vier ✓\n"));
  runs.output(7, 15, bytes("done\n"));
  expect(runs.transcript(7).text()).toBe("jobs: vier ✓\ndone\n");
  const typed = runs.transcript(7).pieces.map(({ by }) => by);
  expect(typed).toEqual([null, "tomasz", null]);
});

test("what was typed is told apart from what came in the same frame, or was here before", () => {
  const { runs } = room();
  runs.receive({ started: run(7) });
  runs.receive({ typed: { run: 7, user: "ines", offset: 1, text: "1\n" } });
  runs.receive({ typed: { run: 7, user: "tomasz", offset: 3, text: "2\n" } });
  runs.output(7, 0, bytes(">1\n2\nok"));
  runs.receive({ typed: { run: 7, user: "ines", offset: 3, text: "2\n" } });
  runs.output(7, 7, bytes("!"));
  const pieces = runs
    .transcript(7)
    .pieces.map(({ by, bytes }) => [by, new TextDecoder().decode(bytes)]);
  expect(pieces).toEqual([
    [null, ">"],
    ["ines", "1\n"],
    ["tomasz", "2\n"],
    [null, "ok"],
    [null, "!"],
  ]);
});

test("what a program cannot take is said, and does not show as typed", () => {
  const { runs, refusals } = room();
  runs.receive({ started: run(7) });
  runs.stdin(7, "4\n");
  refusals[0]?.("nothing more can be typed");
  expect(runs.untaken.get()).toEqual({ problem: "nothing more can be typed" });
  expect(runs.transcript(7).text()).toBe("");
});

test("whoever comes late sees what was said before, and what comes after", () => {
  const { runs } = room();
  runs.reset([{ ...run(7, { state: "running" }), output_from: 10, output: btoa("abc") }]);
  runs.output(7, 12, bytes("cd"));
  expect(runs.shown.get()).toBe(7);
  expect(runs.transcript(7).text()).toBe("abcd");
  expect(runs.transcript(7).from).toBe(10);
});

test("a gap is filled from the server", async () => {
  const { runs } = room("abcdef");
  runs.receive({ started: run(7) });
  runs.output(7, 4, bytes("ef"));
  await Promise.resolve();
  await Promise.resolve();
  expect(runs.transcript(7).text()).toBe("abcdef");
});

test("one start is on its way at a time, and a refusal says why", () => {
  const { runs, sent, refusals } = room();
  runs.start("f", null, [], "n1");
  runs.start("f", null, [], "n2");
  expect(sent).toEqual([
    {
      start: {
        file: "f",
        language: null,
        args: [],
        nonce: "n1",
        stdin: null,
        columns: null,
        lines: null,
      },
    },
  ]);
  refusals[0]?.("viewers cannot run");
  expect(runs.starting.get()).toEqual({ problem: "viewers cannot run" });
  runs.start("f", null, [], "n3");
  expect(sent.length).toBe(2);
});

test("what is done stays done when an older state arrives late", () => {
  const { runs } = room();
  runs.receive({ started: run(7) });
  runs.receive({ state: { run: 7, state: "queued", queued: { before: 2, waits_for: "room" } } });
  expect(runs.live()).toMatchObject({ queued: { before: 2, waits_for: "room" } });
  runs.receive({ finished: run(7, { state: "done", exit: { code: 0 } }) });
  runs.receive({ state: { run: 7, state: "running" } });
  runs.receive({ started: run(7) });
  expect(runs.list.get()[0]).toMatchObject({ state: "done", exit: { code: 0 } });
  expect(runs.live()).toBeUndefined();
});

test("plain text has no colours, and shows what a line ended as", () => {
  expect(plain("\u001b[31mred\u001b[0m\r\n10%\r100%\n\u001b]0;title\u0007x")).toBe("red\n100%\nx");
});

test("a long transcript forgets its beginning", () => {
  const { runs } = room();
  runs.receive({ started: run(7) });
  const part = new Uint8Array(100_000).fill(97);
  for (let i = 0; i < 12; i++) runs.output(7, i * part.length, part);
  const transcript = runs.transcript(7);
  expect(transcript.end).toBe(1_200_000);
  expect(transcript.from).toBeGreaterThan(0);
  expect(transcript.text().length).toBe(transcript.end - transcript.from);
});

test("whoever comes sees what ran last, though it has ended", async () => {
  const { runs } = room("hello\n");
  runs.reset([run(8, { state: "done", exit: { code: 0 } }), run(7, { state: "done" })]);
  expect(runs.shown.get()).toBe(8);
  await expect.poll(() => runs.transcript(8).text()).toContain("hello");
});

const tabs = (runs: Runs) => runs.tabs.get();

test("each program has a tab, and a new start of the same file takes the place of the last", () => {
  const { runs } = room();
  runs.receive({ started: run(1) });
  runs.receive({ started: run(2, { path: "other.py" }) });
  expect(tabs(runs)).toEqual([1, 2]);
  runs.receive({ started: run(3) });
  expect(tabs(runs)).toEqual([1, 2, 3]);
  runs.receive({ finished: run(1, { state: "done", exit: { code: 0 } }) });
  runs.receive({ finished: run(3, { state: "done", exit: { code: 0 } }) });
  runs.receive({ started: run(4) });
  expect(tabs(runs)).toEqual([2, 4]);
});

test("nobody is taken from a program in the middle of it by what others start", () => {
  const { runs } = room();
  runs.receive({ started: run(1) });
  runs.receive({ started: run(2, { by: "tomasz", path: "b.py" }) });
  expect(runs.shown.get()).toBe(1);
  runs.receive({ finished: run(1, { state: "done", exit: { code: 0 } }) });
  runs.receive({ started: run(3, { by: "tomasz", path: "c.py" }) });
  expect(runs.shown.get()).toBe(3);
});

test("only what has ended can be closed, and its neighbour shows", () => {
  const { runs } = room();
  runs.receive({ started: run(1) });
  runs.receive({ started: run(2, { path: "b.py" }) });
  runs.close(2);
  expect(tabs(runs)).toEqual([1, 2]);
  runs.receive({ finished: run(2, { path: "b.py", state: "done", exit: { code: 0 } }) });
  runs.close(2);
  expect(tabs(runs)).toEqual([1]);
  expect(runs.shown.get()).toBe(1);
});

test("who comes back has a tab for everything that runs", () => {
  const { runs } = room();
  const live = (id: number) => ({ ...run(id, { state: "running" }), output_from: 0, output: "" });
  runs.reset([live(9), run(8, { state: "done" }), live(7)]);
  expect(tabs(runs)).toEqual([7, 9]);
  expect(runs.shown.get()).toBe(9);
});

test("who may type is what the server said last", () => {
  const { runs, sent, refusals } = room();
  runs.receive({ started: run(7) });
  expect(runs.mayType(7, "tomasz")).toBe(true);
  const keyboard = { run: 7, holder: "ines", free: false, asks: [] };
  runs.receive({ keyboard });
  expect([runs.mayType(7, "tomasz"), runs.mayType(7, "ines")]).toEqual([false, true]);
  runs.receive({ keyboard: { ...keyboard, free: true } });
  expect(runs.mayType(7, "tomasz")).toBe(true);
  runs.want(7, { give: "tomasz" });
  expect(sent).toEqual([{ keyboard: { run: 7, want: { give: "tomasz" } } }]);
  refusals[0]?.("nobody there");
  expect(runs.unsettled.get()).toEqual({ problem: "nobody there" });
  runs.receive({ finished: run(7, { state: "done" }) });
  expect(runs.keyboards.get().size).toBe(0);
});

test("a start says how large the terminal is", () => {
  const { runs, sent } = room();
  runs.sized(100, 30);
  runs.start("f", null, [], "n1");
  expect(sent[0]).toMatchObject({ start: { columns: 100, lines: 30 } });
});

test("what a program wrote is offered until it is kept or dismissed", async () => {
  const { runs } = room();
  const file = { path: "out.txt", bytes: 3, is_new: true, kind: "text" as const };
  runs.receive({ wrote: { run: 7, files: [file], more: 0, until: 10 } });
  await runs.keep(7, ["out.txt"]);
  expect(runs.kept.get().get("7/out.txt")).toBe("out.txt (1)");
  runs.dismiss(7);
  expect(runs.offers.get().size).toBe(0);
});

test("with a seed, all the input goes along; tests and repeats are starts too", () => {
  const { runs, sent } = room();
  runs.sized(80, 24);
  runs.startWithSeed("f", "python", { seed: 7, stdin: "1 2\n" }, "n1");
  runs.test("f", "n2");
  expect(sent).toEqual([
    {
      start: {
        file: "f",
        language: "python",
        args: [],
        nonce: "n1",
        seed: 7,
        stdin: "1 2\n",
        columns: 80,
        lines: 24,
      },
    },
  ]);
  runs.receive({ started: run(4, { seed: 7 }) });
  runs.test("f", "n3");
  runs.receive({ started: run(5, { is_test: true }) });
  runs.repeat(4, "n4");
  expect(sent.slice(1)).toEqual([
    { test: { file: "f", nonce: "n3" } },
    { repeat: { run: 4, nonce: "n4" } },
  ]);
});

test("tests of a file take no tab from what it printed", () => {
  const { runs } = room();
  runs.receive({ started: run(1) });
  runs.receive({ finished: run(1, { state: "done", exit: { code: 0 } }) });
  runs.receive({ started: run(2, { is_test: true }) });
  expect(tabs(runs)).toEqual([1, 2]);
  runs.receive({ finished: run(2, { is_test: true, state: "done", exit: { code: 0 } }) });
  runs.receive({ started: run(3, { is_test: true }) });
  expect(tabs(runs)).toEqual([1, 3]);
});
