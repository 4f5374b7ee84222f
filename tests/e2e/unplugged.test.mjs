/**
 * The plug is pulled, and the server dies: typing goes on, everything comes together again, and
 * nothing that was ever shown as saved is gone.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { agree, launch, NETWORK, Person, SOON } from "../lib/browser.mjs";
import { House, until } from "../lib/house.mjs";
import { random } from "../lib/random.mjs";
import { Wire } from "../lib/wire.mjs";
import { recorded, record } from "./watch-light.mjs";

const AWAY = "Reconnecting, your edits are kept";
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

let house;
let browser;
let code;
/** What the house says the file is. */
let read;
const wires = [];
const people = [];

before(async () => {
  [house, browser] = await Promise.all([House.start("unplugged", { warm: true }), launch()]);
  await house.raise();
  ({ code } = await house.api().room("Unplugged"));
  await house.api().write(code, "shared.txt", "Ines:\nTomasz:\n");
  read = () => house.api().read(code, "shared.txt");
  const link = await house.api().invite(code);
  for (const name of ["Ines", "Tomasz"]) {
    const wire = await Wire.to(house.url);
    const person = await Person.at(browser, name);
    person.forgive(NETWORK);
    await person.accept(wire.through(link));
    await person.openFile("shared.txt");
    await person.sees("Tomasz:");
    wires.push(wire);
    people.push(person);
  }
});

after(async () => {
  await browser?.close();
  for (const wire of wires) wire.close();
  await house?.clear();
});

function proven(name, body) {
  test(name, async (t) => {
    try {
      await body(t, ...people);
    } catch (error) {
      for (const person of people) await person.picture(`failed-${person.name}`).catch(() => {});
      throw error;
    }
    for (const person of people) person.isContent();
  });
}

/** Puts the caret to the end of one's own line. */
async function toOwnLine(person) {
  await person.editor.click();
  await person.page.keyboard.press("Control+Home");
  for (let line = 0; line < people.indexOf(person); line += 1) await person.page.keyboard.press("ArrowDown");
  await person.page.keyboard.press("End");
}

/** In the page: whether this browser's storage has an edit with `letter` in it. */
function keeps(letter) {
  return new Promise((answer, failed) => {
    const request = indexedDB.open("longhouse-documents");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const all = db.transaction("updates").objectStore("updates").getAll();
      all.onerror = () => failed(all.error);
      all.onsuccess = () => {
        db.close();
        answer(all.result.some(({ update }) => new TextDecoder().decode(update).includes(letter)));
      };
    };
  });
}

proven("Offline, the status says so, typing goes on, and it all comes together on return", async (t, ines, tom) => {
  await toOwnLine(ines);
  await toOwnLine(tom);
  await ines.isSafe();
  wires[0].cut();
  await ines.context.setOffline(true);
  await ines.status(AWAY);
  await ines.types(" written in a tunnel");
  await tom.types(" meanwhile at the desk");
  await ines.sees("Ines: written in a tunnel");
  assert.notEqual(await ines.light.getAttribute("data-light"), "saved");
  await tom.isSafe();
  assert.equal((await read()).includes("tunnel"), false);
  wires[0].mend();
  await ines.context.setOffline(false);
  await ines.status("Live");
  await ines.isSafe();
  const text = await agree(people, read);
  assert.match(text, /^Ines: written in a tunnel\nTomasz: meanwhile at the desk$/m);
});

proven("Files made offline can be written in at once, and are there for everyone on return", async (t, ines, tom) => {
  const stored = (path) => house.api().read(code, path);
  await ines.isSafe();
  wires[0].cut();
  await ines.context.setOffline(true);
  await ines.status(AWAY);
  await ines.newFile("tunnel.md");
  await ines.editor.click();
  await ines.types("It is dark in here");
  await ines.sees("It is dark in here");
  const brought = { name: "map.txt", mimeType: "text/plain", buffer: Buffer.from("north\r\nsouth\r\n") };
  await ines.page.locator('input[type="file"][multiple]:not([webkitdirectory]):not([aria-label])').setInputFiles(brought);
  await ines.openFile("map.txt");
  await ines.sees("north\nsouth");
  await ines.toEnd();
  await ines.types("east");
  await ines.sees("south\neast");
  assert.notEqual(await ines.light.getAttribute("data-light"), "saved");
  wires[0].mend();
  await ines.context.setOffline(false);
  await ines.status("Live");
  await ines.isSafe();
  await tom.openFile("tunnel.md");
  await tom.sees("It is dark in here");
  await tom.toEnd();
  await tom.types(", take this lamp");
  await tom.isSafe();
  await ines.openFile("tunnel.md");
  await ines.sees("It is dark in here, take this lamp");
  assert.equal((await stored("tunnel.md")).trim(), "It is dark in here, take this lamp");
  assert.equal(await stored("map.txt"), "north\nsouth\neast");
  for (const person of [ines, tom]) await person.openFile("shared.txt");
});

proven("A cable that goes dead without a word is noticed too", async (t, ines, tom) => {
  await toOwnLine(ines);
  wires[0].freeze();
  const from = performance.now();
  await ines.types(", and out again");
  assert.notEqual(await ines.light.getAttribute("data-light"), "saved");
  await ines.status(AWAY, 45_000);
  t.diagnostic(`a dead cable was noticed after ${((performance.now() - from) / 1000).toFixed(1)} s`);
  await tom.types("; it rains");
  wires[0].mend();
  await ines.isSafe(45_000);
  await agree(people, read);
});

proven("A page that is reloaded offline, and comes back, still has the edits", async (t, ines) => {
  await toOwnLine(ines);
  wires[0].cut();
  await ines.status(AWAY);
  await ines.types(" kept here ☂");
  await ines.sees("kept here ☂");
  // It keeps one letter after the other: with the last it has them all.
  await until("the browser keeps it", SOON, () => ines.page.evaluate(keeps, "☂"));
  await ines.page.goto("about:blank");
  wires[0].mend();
  await ines.page.goto(`${wires[0].url}/r/${code}`);
  await ines.openFile("shared.txt");
  await ines.sees("kept here");
  await ines.isSafe();
  assert.match(await read(), /kept here/);
});

proven("While the server stands still, the light never says that edits are saved", async (t, ines, tom) => {
  await toOwnLine(ines);
  await toOwnLine(tom);
  await ines.isSafe();
  await record(ines.page);
  house.signal("SIGSTOP");
  await ines.types(" while nothing answered", 10);
  await pause(1500);
  const samples = await recorded(ines.page);
  house.signal("SIGCONT");
  const wrong = samples.filter(({ light, line }) => light === "saved" && line !== samples[0].line);
  assert.ok(samples.length > 50, `only ${samples.length} samples`);
  assert.ok(samples.some(({ line }) => line.includes("nothing answered")));
  assert.deepEqual(wrong, []);
  await ines.isSafe(45_000);
  await agree(people, read);
  t.diagnostic(`${samples.length} looks at the light`);
});

proven("After kill -9 everything is there that was shown as saved", async (t) => {
  const chance = random(seed);
  const rounds = 6;
  let looks = 0;
  let proofs = 0;
  for (let round = 1; round <= rounds; round += 1) {
    for (const person of people) {
      await toOwnLine(person);
      await record(person.page);
    }
    const words = ` #${round} the quick brown fox jumps over the lazy dog`;
    const typing = people.map((person) => person.types(words, chance.within(4, 20)));
    // Every other time in the moment in which someone is told that all is saved.
    if (round % 2 === 1) await pause(chance.within(150, 900));
    else await Promise.race(people.map((person, n) => typing[n].then(() => person.isSafe())));
    await house.kill();
    for (const wire of wires) wire.cut();
    await Promise.all(typing);
    const samples = await Promise.all(people.map((person) => recorded(person.page)));
    await house.open();
    const kept = await read();
    for (const [n, person] of people.entries()) {
      const saved = samples[n].filter(({ light }) => light === "saved");
      const safe = saved.at(-1)?.line ?? "";
      const own = kept.split("\n").find((line) => line.startsWith(`${person.name}:`));
      assert.ok(own.startsWith(safe), `SEED=${seed}: shown as saved to ${person.name}:\n${safe}\nkept:\n${own}`);
      looks += samples[n].length;
      if (safe !== samples[n][0].line) proofs += 1;
    }
    for (const wire of wires) wire.mend();
    for (const person of people) await person.status("Live", 45_000);
    for (const person of people) await person.isSafe(45_000);
    const text = await agree(people, read);
    assert.equal(text.split(words).length, 3, `round ${round}: each line has the words once\n${text}`);
  }
  assert.ok(proofs >= rounds / 2, `new text was shown as saved before a kill only ${proofs} times`);
  t.diagnostic(`${rounds} kills, ${looks} looks at the light, ${proofs} times new text was safe before (SEED=${seed})`);
});

proven("A message that was being sent when the server died is there once", async (t, ines, tom) => {
  await house.kill();
  await ines.says("Sent into the dark");
  await ines.reads("Sent into the dark");
  await house.open();
  await tom.reads("Sent into the dark");
  await until("it is acknowledged", SOON, async () => {
    const { messages } = await house.api().get(`/api/rooms/${code}/messages`);
    return messages.some(({ body }) => body === "Sent into the dark");
  });
  await ines.page.reload();
  await ines.reads("Sent into the dark");
  const { messages } = await house.api().get(`/api/rooms/${code}/messages`);
  assert.equal(messages.filter(({ body }) => body === "Sent into the dark").length, 1);
});
