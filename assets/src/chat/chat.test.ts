import { expect, test } from "vitest";
import type { ChatRequest, Message } from "../wire/frames";
import { Chat, type Page, PLAIN, type Place, type Unsent } from "./chat";
import type { Wish } from "./wishes";

const me = { id: "ines", name: "Ines" };

function message(id: number, author = "tomasz", nonce = `n${id}`): Message {
  const by = { author, author_name: author };
  return { ...PLAIN, ...by, id, seq: id, body: `body ${id}`, nonce, sent_at: id };
}

function room(
  page: (place: Place) => Promise<Page> = async () => ({
    messages: [],
    more: false,
    newer: false,
  }),
) {
  const sent: ChatRequest[] = [];
  const wishes: Wish[] = [];
  const answers: { resolve(): void; reject(code: string, message: string): void }[] = [];
  const told: string[] = [];
  const refusals: ((message: string) => void)[] = [];
  const line = { up: true };
  let nonces = 0;
  let unsent: readonly Unsent[] = [];
  const chat = new Chat({
    me,
    page,
    request: (wish) =>
      new Promise((resolve, reject) => {
        wishes.push(wish);
        answers.push({
          resolve,
          reject: (code, message) => reject(Object.assign(new Error(message), { code })),
        });
      }),
    onRefused: (message) => told.push(message),
    keep: (lines) => {
      unsent = lines;
    },
    nonce: () => `mine${++nonces}`,
    ask: (request, onRefused) => {
      if (!line.up) return false;
      sent.push(request);
      refusals.push(onRefused);
      return true;
    },
  });
  const shown = () => chat.lines.get().map(({ id, nonce, state }) => [id, nonce, state]);
  return { chat, wishes, answers, told, sent, refusals, line, shown, kept: () => unsent };
}

test("a message shows at once, and takes its place when it is stored", () => {
  const { chat, sent, shown } = room();
  chat.post("hi", 5);
  expect(sent).toEqual([{ post: { body: "hi", nonce: "mine1" } }]);
  expect(shown()).toEqual([[null, "mine1", "sending"]]);
  chat.receive({ posted: message(7) }, 6);
  chat.receive({ posted: message(8, "ines", "mine1") }, 6);
  expect(shown()).toEqual([
    [7, "n7", "stored"],
    [8, "mine1", "stored"],
  ]);
});

test("a message written offline is sent on return, with the same nonce, and shown once", () => {
  const { chat, sent, line, shown } = room();
  line.up = false;
  chat.post("hi", 5);
  line.up = true;
  chat.reset([], false, 0);
  chat.reset([message(3, "ines", "mine1")], false, 0);
  expect(sent).toEqual([{ post: { body: "hi", nonce: "mine1" } }]);
  expect(shown()).toEqual([[3, "mine1", "stored"]]);
});

test("a message that was not stored before a reload is sent by the next visit", () => {
  const first = room();
  first.line.up = false;
  first.chat.post("hi", 5);
  const sent: ChatRequest[] = [];
  const next = new Chat({
    me,
    page: async () => ({ messages: [], more: false, newer: false }),
    ask: (request) => sent.push(request) > 0,
    unsent: first.kept(),
  });
  next.reset([], false, 0);
  expect(sent).toEqual([{ post: { body: "hi", nonce: "mine1" } }]);
  next.receive({ posted: message(3, "ines", "mine1") }, 6);
  expect(next.lines.get().length).toBe(1);
});

test("files go along by their ids, and are kept with a message that is not sent yet", () => {
  const { chat, sent, line, kept } = room();
  const size = { size: 1, width: null, height: null, thumbnail: false };
  const file = { id: "f1", name: "a.txt", media_type: "text/plain", ...size };
  line.up = false;
  chat.post("", 5, "mine1", null, [file]);
  expect(kept()).toEqual([{ body: "", nonce: "mine1", sent_at: 5, attachments: [file] }]);
  line.up = true;
  chat.resend();
  expect(sent).toEqual([{ post: { body: "", nonce: "mine1", attachments: ["f1"] } }]);
  expect(chat.lines.get()[0]?.attachments).toEqual([file]);
});

test("an answer that comes twice is one message", () => {
  const { chat, shown } = room();
  chat.post("hi", 5);
  chat.receive({ posted: message(3, "ines", "mine1") }, 6);
  chat.receive({ posted: message(3, "ines", "mine1") }, 7);
  expect(shown().length).toBe(1);
});

test("someone else's message with our nonce does not take ours away", () => {
  const { chat, shown } = room();
  chat.post("hi", 5);
  chat.receive({ posted: message(3, "tomasz", "mine1") }, 6);
  expect(shown()).toEqual([
    [3, "mine1", "stored"],
    [null, "mine1", "sending"],
  ]);
});

test("a refused message keeps its text, can be tried again, and can be given up", () => {
  const { chat, sent, refusals, shown } = room();
  chat.post("hi", 5);
  refusals[0]?.("viewers cannot write");
  expect(chat.lines.get()[0]).toMatchObject({ body: "hi", problem: "viewers cannot write" });
  chat.resend();
  expect(sent.length).toBe(1);
  chat.retry("mine1");
  expect(sent[1]).toEqual(sent[0]);
  expect(shown()).toEqual([[null, "mine1", "sending"]]);
  refusals[1]?.("no");
  chat.drop("mine1");
  expect(shown()).toEqual([]);
});

test("typing is told now and then, and believed for three seconds", () => {
  const { chat, sent } = room();
  for (const now of [0, 500, 1999, 2000]) chat.pressed(now);
  expect(sent.length).toBe(2);
  chat.receive({ typing: { user: "tomasz" } }, 1000);
  chat.tick(3999);
  expect([...chat.typing.get().keys()]).toEqual(["tomasz"]);
  chat.tick(4000);
  expect(chat.typing.get().size).toBe(0);
});

test("whoever posts no longer types, and we never hear ourselves", () => {
  const { chat } = room();
  chat.receive({ typing: { user: "ines" } }, 0);
  chat.receive({ typing: { user: "tomasz" } }, 0);
  chat.receive({ posted: message(1) }, 1);
  expect(chat.typing.get().size).toBe(0);
});

test("what others say is unread until it is seen, here or on another device", () => {
  const { chat, sent, line } = room();
  chat.reset([message(1), message(2), message(3)], false, 2);
  expect(chat.unread.get()).toBe(2);
  expect(chat.readTo.get()).toBe(1);
  chat.receive({ posted: message(4) }, 0);
  chat.receive({ posted: message(5, "ines") }, 0);
  expect(chat.unread.get()).toBe(3);
  chat.receive({ read: { seq: 3 } }, 0);
  expect(chat.unread.get()).toBe(1);
  line.up = false;
  chat.read();
  expect(chat.unread.get()).toBe(0);
  expect(sent).toEqual([]);
  line.up = true;
  chat.resend();
  expect(sent).toEqual([{ read: { seq: 5 } }]);
});

test("older pages join in front, once", async () => {
  const asked: Place[] = [];
  const { chat, shown } = room(async (place) => {
    asked.push(place);
    return { messages: [message(1), message(2)], more: false, newer: true };
  });
  chat.reset([message(3), message(4)], true, 0);
  await Promise.all([chat.loadOlder(), chat.loadOlder()]);
  await chat.loadOlder();
  expect(asked).toEqual([{ before: 3 }]);
  expect(shown().map(([id]) => id)).toEqual([1, 2, 3, 4]);
});

test("after a long absence no gap is hidden between old messages and new", () => {
  const { chat, shown } = room();
  chat.reset([message(1), message(2)], false, 0);
  chat.reset([message(50), message(51)], true, 0);
  expect(shown().map(([id]) => id)).toEqual([50, 51]);
  expect(chat.more.get()).toBe(true);
});

/** The settled promises come round. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

test("an edit shows at once, and is what the server says it is", async () => {
  const { chat, wishes, answers } = room();
  chat.reset([message(1, "ines")], false, 0);
  chat.wish({ edit: { id: 1, body: "better" } }, 9);
  expect(chat.lines.get()[0]).toMatchObject({ body: "better", edited_at: 9 });
  expect(wishes).toEqual([{ edit: { id: 1, body: "better" } }]);
  chat.receive({ changed: { ...message(1, "ines"), body: "better", edited_at: 8 } }, 10);
  answers[0]?.resolve();
  await rest();
  expect(chat.lines.get()[0]).toMatchObject({ body: "better", edited_at: 8 });
});

test("what is refused is taken back, with a sentence", async () => {
  const { chat, answers, told } = room();
  chat.reset([message(1)], false, 0);
  chat.wish({ react: { id: 1, emoji: "👍", on: true } }, 9);
  expect(chat.lines.get()[0]?.reactions).toEqual([{ emoji: "👍", users: ["ines"] }]);
  answers[0]?.reject("read_only", "viewers cannot react");
  await rest();
  expect(chat.lines.get()[0]?.reactions).toEqual([]);
  expect(told).toEqual(["viewers cannot react"]);
});

test("what was asked for when the connection broke is asked for again", async () => {
  const { chat, wishes, answers } = room();
  chat.reset([message(1, "ines")], false, 0);
  chat.wish({ delete: { id: 1 } }, 9);
  answers[0]?.reject("connection_lost", "lost");
  await rest();
  expect(chat.lines.get()[0]).toMatchObject({ body: "", deleted_at: 9 });
  chat.resend();
  expect(wishes.length).toBe(2);
  answers[1]?.resolve();
  await rest();
  expect(chat.lines.get()[0]).toMatchObject({ body: "body 1", deleted_at: null });
});

test("an answer shows what it answers, as that is now", () => {
  const { chat, sent } = room();
  chat.reset([message(1)], false, 0);
  chat.post("indeed", 5, "n", 1);
  expect(sent).toEqual([{ post: { body: "indeed", nonce: "n", reply_to: 1 } }]);
  expect(chat.lines.get()[1]?.reply_to).toMatchObject({ id: 1, body: "body 1" });
  const quote = { id: 1, author: "tomasz", author_name: "tomasz", body: "body 1" };
  chat.receive({ posted: { ...message(2, "ines", "n"), reply_to: quote } }, 6);
  chat.receive({ changed: { ...message(1), body: "other words" } }, 7);
  expect(chat.lines.get()[1]?.reply_to?.body).toBe("other words");
});

test("reactions of others come and go", () => {
  const { chat } = room();
  chat.reset([message(1)], false, 0);
  const told = (user: string, on: boolean) =>
    chat.receive({ reacted: { message: 1, emoji: "🎉", user, on } }, 0);
  told("liv", true);
  told("liv", true);
  told("omar", true);
  expect(chat.lines.get()[0]?.reactions).toEqual([{ emoji: "🎉", users: ["liv", "omar"] }]);
  told("omar", false);
  told("liv", false);
  expect(chat.lines.get()[0]?.reactions).toEqual([]);
});

/** A server with messages 1 to 100, of which pages have at most four. */
async function served(place: Place): Promise<Page> {
  const from = (first: number, last: number) => ({
    messages: Array.from({ length: last - first + 1 }, (_, n) => message(first + n)),
    more: first > 1,
    newer: last < 100,
  });
  if ("around" in place) return from(place.around - 2, place.around + 2);
  if ("before" in place) return from(Math.max(1, place.before - 4), place.before - 1);
  return from(place.after + 1, Math.min(100, place.after + 4));
}

test("a jump far back shows a stretch of its own, which grows into the newest", async () => {
  const { chat, shown } = room(served);
  const ids = () => shown().map(([id]) => id);
  chat.reset(
    [97, 98, 99, 100].map((id) => message(id)),
    true,
    0,
  );
  await chat.jump(90);
  expect(ids()).toEqual([88, 89, 90, 91, 92]);
  expect(chat.isBack.get()).toBe(true);
  chat.receive({ posted: message(101) }, 0);
  expect(ids()).toEqual([88, 89, 90, 91, 92]);
  await chat.loadOlder();
  expect(ids()[0]).toBe(84);
  await chat.loadNewer();
  expect(chat.isBack.get()).toBe(true);
  expect(ids().at(-1)).toBe(96);
  await chat.loadNewer();
  expect(chat.isBack.get()).toBe(false);
  expect(ids()).toEqual(Array.from({ length: 18 }, (_, n) => 84 + n));
});

test("from far back one comes to the newest at once, and jumps to what is there without asking", async () => {
  const asked: Place[] = [];
  const { chat, shown } = room((place) => {
    asked.push(place);
    return served(place);
  });
  chat.reset(
    [99, 100].map((id) => message(id)),
    true,
    0,
  );
  await chat.jump(10);
  await chat.jump(100);
  expect(shown().map(([id]) => id)).toEqual([99, 100]);
  expect(chat.goal.get()).toEqual({ id: 100 });
  expect(asked).toEqual([{ around: 10 }]);
  expect(chat.more.get()).toBe(true);
});

test("what happens while a page is on its way is not lost by it", async () => {
  let answer: (page: Page) => void = () => undefined;
  const { chat } = room(() => new Promise((resolve) => (answer = resolve)));
  chat.reset([message(5)], true, 0);
  const loaded = chat.loadOlder();
  chat.receive({ changed: { ...message(4), body: "changed meanwhile" } }, 0);
  answer({ messages: [message(4)], more: false, newer: true });
  await loaded;
  expect(chat.lines.get()[0]?.body).toBe("changed meanwhile");
});

test("pins come and go with what happens", async () => {
  const { chat } = room();
  chat.reset([message(1), message(2)], false, 0);
  chat.receive({ changed: { ...message(1), pinned_at: 5 } }, 0);
  chat.receive({ changed: { ...message(2), pinned_at: 6 } }, 0);
  expect(chat.pins.get().map(({ id }) => id)).toEqual([2, 1]);
  chat.receive({ changed: message(2) }, 0);
  expect(chat.pins.get().map(({ id }) => id)).toEqual([1]);
});

test("who does not show that they type does not see others type either", () => {
  const { chat, sent } = room();
  chat.receive({ typing: { user: "tomasz" } }, 0);
  chat.showTyping(false);
  expect(chat.typing.get().size).toBe(0);
  chat.pressed(10);
  chat.receive({ typing: { user: "tomasz" } }, 20);
  expect(sent).toEqual([]);
  expect(chat.typing.get().size).toBe(0);
  chat.showTyping(true);
  chat.pressed(10_000);
  expect(sent).toEqual([{ typing: {} }]);
});
