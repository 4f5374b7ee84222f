import { expect, test } from "vitest";
import { type Draft, Drafts } from "./drafts";

function device(server: Draft, mine: Draft = { body: "", at: null }) {
  let kept = mine;
  let due: (() => void) | null = null;
  const saved: string[] = [];
  const drafts = new Drafts({
    local: {
      draft: () => kept,
      keepDraft: (draft) => {
        kept = draft;
      },
    },
    load: async () => server,
    save: async (body) => saved.push(body),
    now: () => 50,
    after: (_, run) => {
      due = run;
      return () => {
        due = null;
      };
    },
  });
  return { drafts, saved, quiet: () => due?.(), kept: () => kept.body };
}

test("what was begun on another device later is gone on with here", async () => {
  const later = device({ body: "I thi", at: 9 }, { body: "I", at: 3 });
  expect(await later.drafts.open()).toBe("I thi");
  expect(later.kept()).toBe("I thi");
  const earlier = device({ body: "I", at: 3 }, { body: "I thi", at: 9 });
  expect(await earlier.drafts.open()).toBe(null);
  expect(earlier.kept()).toBe("I thi");
});

test("words that are being typed are not replaced", async () => {
  const { drafts, kept } = device({ body: "from elsewhere", at: 99 });
  const opened = drafts.open();
  drafts.write("typed here");
  expect(await opened).toBe(null);
  expect(kept()).toBe("typed here");
});

test("the server is told once the keys are quiet, and at once when there is nothing any more", async () => {
  const { drafts, saved, quiet } = device({ body: "", at: null });
  await drafts.open();
  drafts.write("a");
  drafts.write("ab");
  expect(saved).toEqual([]);
  quiet();
  expect(saved).toEqual(["ab"]);
  drafts.write("");
  expect(saved).toEqual(["ab", ""]);
});
