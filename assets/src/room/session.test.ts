import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { BrowserStorage } from "../editor/storage";
import { Store } from "../lib/store";
import type { ClientFrame, Joined } from "../wire/frames";
import { Link, LiveError } from "../wire/link";
import { Memory } from "./memory";
import { type Happening, RoomSession } from "./session";

const ines = { id: "ines", username: "ines", name: "Ines", role: "member" as const };

const joined: Joined = {
  r: 3,
  room: {
    id: "room",
    code: "otter",
    kind: "room",
    name: "Otter",
    description: "",
    visibility: "private",
    created_at: 1,
    owner: "ines",
    people: [],
  },
  epoch: "e1",
  seq: 0,
  me: { user: "ines", role: "editor", slot: 0 },
  presence: [],
  reset: { members: [], tree: [], messages: [], more_messages: false, unread: 0, runs: [] },
};

let rooms = 0;

/** Ines in a room of her own, over a line that keeps what is sent. */
function inRoom() {
  const sent: ClientFrame[] = [];
  let re = 0;
  let link: Link | undefined;
  const line = {
    send: (frame: ClientFrame) => sent.push(frame) > 0,
    sendBytes: () => true,
    nextRe: () => ++re,
    bind: () => undefined,
    forget: () => undefined,
  };
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const code = `otter${++rooms}`;
  const session = new RoomSession(code, ines, {
    socket: {
      welcome: new Store(null),
      clockSkew: 0,
      join: (_, handler) => {
        link = new Link(code, handler, line);
        return link;
      },
    },
    storage: new BrowserStorage(() => 1),
    memory: new Memory(storage, "ines", code),
    page: async () => ({ messages: [], more: false, newer: false }),
    carrier: {
      begin: async () => "",
      piece: async () => 0,
      progress: async () => ({ offset: 0, attachment: null }),
      cancel: async () => undefined,
    },
    fetchOutput: async () => "",
    keepFiles: async () => [],
    now: () => 1000,
  });
  const happened: Happening[] = [];
  session.onHappening = (happening) => happened.push(happening);
  if (!link) throw new Error("nobody joined");
  link.joined(joined);
  return { session, link, sent, happened };
}

/** Lets IndexedDB and promises come to rest. */
const rest = async () => {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setTimeout(resolve));
};

test("on return a file is made before it is opened, whether or not all is sent anew", async () => {
  for (const reset of [null, joined.reset]) {
    const { session, link, sent } = inRoom();
    link.lost(1006, "", false);
    await rest();
    const file = session.tree.create({ kind: "file", name: "a.md", parent: null, text: "" });
    const document = session.docs.hold(file);
    expect(document.ready.get()).toBe(true);
    document.text.insert(0, "dark");
    await rest();
    sent.length = 0;
    link.joined({ ...joined, reset });
    await rest();
    const asked = sent.flatMap((frame) =>
      "tree" in frame ? ["create"] : "doc" in frame ? ["open"] : [],
    );
    expect(asked).toEqual(["create", "open"]);
    session.leave();
  }
});

test("what was written into a file that cannot be made is handed back", async () => {
  const { session, link, sent, happened } = inRoom();
  const file = session.tree.create({ kind: "file", name: "a.md", parent: null, text: "" });
  session.tabs.open(file);
  const document = session.docs.hold(file);
  document.text.insert(0, "precious");
  await rest();
  const create = sent.find((frame) => "tree" in frame);
  const re = create && "re" in create ? create.re : undefined;
  link.answer(re, new LiveError("tree_full", "a room holds at most so many files"));
  await rest();
  expect(happened).toEqual([
    {
      what: "refused",
      refused: expect.objectContaining({ code: "tree_full" }),
      lost: "precious",
    },
  ]);
  expect(session.tabs.state.get().open).toEqual([]);
  expect(session.docs.get(file)).toBeUndefined();
  expect(session.light.get()).toBe("saved");
  session.leave();
});
