/**
 * Other people's Yjs clients: `y-websocket` from npm and `pycrdt` from PyPI write in one file
 * together with someone at our own page. Nothing of ours is between them and the server.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { comeInAsGuest, register } from "../lib/api.mjs";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, PASSWORD, until } from "../lib/house.mjs";

const PYTHON = process.env.CLIENTS_PYTHON ?? "python3";
const SCRIPT = fileURLToPath(new URL("pycrdt_client.py", import.meta.url));

let house;
let browser;
let code;
let link;
let ines;
const open = [];

before(async () => {
  [house, browser] = await Promise.all([House.start("clients", { warm: true }), launch()]);
  await house.raise();
  ({ code } = await house.api().room("Bridge"));
  await house.api().write(code, "src/main.py", "start\n");
  link = await house.api().invite(code);
  ines = await Person.at(browser, "Ines Moreau");
  await ines.signIn(house.url, "ines", `/r/${code}`);
  // The only file of a room is open already, and its folder with it.
  await ines.sees("start");
});

afterEach(() => {
  for (const end of open.splice(0)) end();
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

/** Someone with an account, who is in the room. */
async function member(name, invitation = link) {
  const { access_token } = await register(house.url, name, PASSWORD);
  await house.api(access_token).post(`/api/invites/${invitation.split("/").at(-1)}/accept`);
  return access_token;
}

/** A `WebsocketProvider` as its readme says, with our address for its server. */
function provide(token, path = "src/main.py") {
  const doc = new Y.Doc();
  const address = `${house.url.replace("http", "ws")}/yjs/${code}`;
  const provider = new WebsocketProvider(address, path, doc, {
    params: { token },
    WebSocketPolyfill: WebSocket,
    disableBc: true,
  });
  open.push(() => {
    provider.destroy();
    doc.destroy();
  });
  const synced = until(`${path} is synced`, SOON, () => provider.synced);
  return { doc, text: doc.getText("content"), provider, awareness: provider.awareness, synced };
}

/** The client written in Python: takes a line of JSON, answers a line of JSON. */
function python(token) {
  const child = spawn(PYTHON, [SCRIPT, `${house.url.replace("http", "ws")}/yjs/${code}/src/main.py?token=${token}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  open.push(() => child.kill());
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error("The Python client ended");
    return JSON.parse(value);
  };
}

const stored = () => house.api().read(code, "src/main.py");

test("y-websocket's provider, pycrdt and a browser write together and end with the same text", async (t) => {
  const node = provide(await member("nadia"));
  const ask = python(await member("pascal"));
  await Promise.all([node.synced, ask({ do: "synced" })]);
  assert.equal(node.text.toString(), "start\n");

  await ines.toEnd();
  const fromNode = async () => {
    for (let n = 0; n < 40; n += 1) {
      node.text.insert(0, `// node ${n}\n`);
      await new Promise((go) => setTimeout(go, 10));
    }
  };
  await Promise.all([ines.types("the browser is typing here", 15), fromNode(), ask({ do: "write", count: 40 })]);

  let seen = {};
  await until("all four agree", SOON, async () => {
    seen = { house: await stored(), node: node.text.toString(), python: (await ask({ do: "text" })).text };
    return seen.house === seen.node && seen.node === seen.python && seen.house.split("\n").length >= 82;
  }).catch((error) => {
    throw new Error(`${error.message}: ${JSON.stringify(seen, null, 1).slice(0, 3000)}`);
  });
  for (let n = 0; n < 40; n += 1) {
    assert.equal(seen.house.split(`// node ${n}\n`).length, 2, `node ${n}`);
    assert.equal(seen.house.split(`# python ${n}\n`).length, 2, `python ${n}`);
  }
  assert.ok(seen.house.includes("the browser is typing here"));
  await ines.isSafe();
  await until("the browser shows it", SOON, async () => {
    await ines.page.keyboard.press("Control+End");
    return seen.house.trimEnd().endsWith((await ines.shown()).split("\n").at(-1));
  });
  t.diagnostic(`${seen.house.length} characters from three kinds of clients`);
  ines.isContent();
});

test("Who someone is, the server says, whatever a client writes into its awareness", async () => {
  const one = provide(await member("mallory"));
  const other = provide(await member("watcher"));
  await Promise.all([one.synced, other.synced]);
  one.awareness.setLocalStateField("user", { name: "Ines Moreau", id: "someone else", slot: 0 });
  const user = await until("the other one hears of it", SOON, () => other.awareness.getStates().get(one.doc.clientID)?.user);
  assert.equal(user.name, "mallory");
  assert.notEqual(user.id, "someone else");

  // The browser draws a cursor with the true name.
  const at = Y.createRelativePositionFromTypeIndex(one.text, 0);
  one.awareness.setLocalStateField("cursor", { anchor: at, head: at });
  await ines.page.keyboard.press("Control+Home");
  await ines.page.locator(".rc-flag", { hasText: "mallory" }).waitFor({ state: "attached" });
  assert.equal(await ines.page.locator(".rc-flag", { hasText: "Ines" }).count(), 0);
});

test("Nobody speaks for someone else's client id", async () => {
  const one = provide(await member("first"));
  const other = provide(await member("second"));
  await Promise.all([one.synced, other.synced]);
  one.awareness.setLocalStateField("word", "mine");
  await until("it is heard", SOON, () => other.awareness.getStates().get(one.doc.clientID)?.word === "mine");
  const watcher = provide(await member("third"));
  await watcher.synced;
  await until("the third hears it too", SOON, () => watcher.awareness.getStates().get(one.doc.clientID)?.word === "mine");
  // A state of the first's client, said by the second.
  const { encodeAwarenessUpdate, Awareness } = await import("y-protocols/awareness");
  const forged = new Awareness(new Y.Doc());
  forged.clientID = one.doc.clientID;
  forged.setLocalState({ word: "forged" });
  forged.meta.get(one.doc.clientID).clock = 1000;
  const update = encodeAwarenessUpdate(forged, [one.doc.clientID]);
  forged.destroy();
  other.provider.ws.send(frame(1, update));
  // What the second says next arrives after the forgery would have.
  other.awareness.setLocalStateField("word", "after");
  await until("what came after is heard", SOON, () => watcher.awareness.getStates().get(other.doc.clientID)?.word === "after");
  assert.equal(watcher.awareness.getStates().get(one.doc.clientID)?.word, "mine");
});

test("Someone who may only look sees all and changes nothing", async () => {
  const invitation = await house.api().invite(code, { role: "viewer" });
  const viewer = provide(await member("vera", invitation));
  await until("the text came", SOON, () => viewer.text.toString().includes("start"));
  const before = await stored();
  viewer.text.insert(0, "not mine to write");
  const writer = provide(await member("wanda"));
  await writer.synced;
  writer.text.insert(0, "# written after\n");
  await until("the writer is heard", SOON, async () => (await stored()).startsWith("# written after"));
  const now = await stored();
  assert.equal(now.includes("not mine"), false);
  assert.equal(now.length, before.length + "# written after\n".length);
});

test("A guest's token is as good as a member's; a wrong one, or none, opens nothing", async () => {
  const guest = await comeInAsGuest(house.url, link, "Gus");
  const good = provide(guest.token);
  await good.synced;
  const status = (token) =>
    new Promise((done) => {
      const socket = new WebSocket(`${house.url.replace("http", "ws")}/yjs/${code}/src/main.py${token}`);
      socket.on("unexpected-response", (_, answer) => done(answer.statusCode));
      socket.on("open", () => done("open"));
      socket.on("error", () => {});
    });
  assert.equal(await status("?token=nonsense"), 401);
  assert.equal(await status(""), 401);
  const { access_token } = await register(house.url, "outsider", PASSWORD);
  assert.equal(await status(`?token=${access_token}`), 404);
});

test("A provider that was cut off brings its edits when it comes back, once", async () => {
  const node = provide(await member("nora"));
  await node.synced;
  node.provider.disconnect();
  node.text.insert(0, "# made offline\n");
  node.provider.connect();
  await until("it came over", SOON, async () => (await stored()).startsWith("# made offline\n"));
  assert.equal((await stored()).split("# made offline").length, 2);
});

/** A message of the y-websocket protocol: its kind, the length, the bytes. */
function frame(kind, payload) {
  const length = [];
  let rest = payload.length;
  while (rest > 127) {
    length.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return Uint8Array.from([kind, ...length, rest, ...payload]);
}
