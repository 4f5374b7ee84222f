import { expect, test } from "vitest";
import type { ChatRequest, Message } from "../wire/frames";
import { Chat, type Page, PLAIN, type Unsent } from "./chat";

const me = { id: "ines", name: "Ines" };

function message(id: number, author = "tomasz", nonce = `n${id}`): Message {
  const by = { author, author_name: author };
  return { ...PLAIN, ...by, id, seq: id, body: `body ${id}`, nonce, sent_at: id };
}

function room(
  older: (before: number) => Promise<Page> = async () => ({ messages: [], more: false }),
) {
  const sent: ChatRequest[] = [];
  const refusals: ((message: string) => void)[] = [];
  const line = { up: true };
  let nonces = 0;
  let unsent: readonly Unsent[] = [];
  const chat = new Chat({
    me,
    older,
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
  return { chat, sent, refusals, line, shown, kept: () => unsent };
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
    older: async () => ({ messages: [], more: false }),
    ask: (request) => sent.push(request) > 0,
    unsent: first.kept(),
  });
  next.reset([], false, 0);
  expect(sent).toEqual([{ post: { body: "hi", nonce: "mine1" } }]);
  next.receive({ posted: message(3, "ines", "mine1") }, 6);
  expect(next.lines.get().length).toBe(1);
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
  const asked: number[] = [];
  const { chat, shown } = room(async (before) => {
    asked.push(before);
    return { messages: [message(1), message(2)], more: false };
  });
  chat.reset([message(3), message(4)], true, 0);
  await Promise.all([chat.loadOlder(), chat.loadOlder()]);
  await chat.loadOlder();
  expect(asked).toEqual([3]);
  expect(shown().map(([id]) => id)).toEqual([1, 2, 3, 4]);
});

test("after a long absence no gap is hidden between old messages and new", () => {
  const { chat, shown } = room();
  chat.reset([message(1), message(2)], false, 0);
  chat.reset([message(50), message(51)], true, 0);
  expect(shown().map(([id]) => id)).toEqual([50, 51]);
  expect(chat.more.get()).toBe(true);
});
