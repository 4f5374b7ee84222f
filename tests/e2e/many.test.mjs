/** Eight people in one room, in two files, all typing at once. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agree, launch, Person, SOON } from "../lib/browser.mjs";
import { House, until } from "../lib/house.mjs";

const NAMES = ["Ines", "Tomasz", "Adaeze", "Ruben", "Liv", "Kofi", "Mei", "Omar"];
const WORDS = "the quick brown fox jumps over the lazy dog";
const PATIENT = 3 * SOON;

let house;
let browser;
let code;
const people = [];

before(async () => {
  [house, browser] = await Promise.all([House.start("many", { warm: true }), launch()]);
  await house.raise();
  ({ code } = await house.api().room("Full house"));
  await house.api().write(code, "all.txt", NAMES.map((name) => `${name}:\n`).join(""));
  await house.api().write(code, "half.txt", NAMES.map((name) => `${name}:\n`).join(""));
  const link = await house.api().invite(code);
  for (const name of NAMES) {
    const person = await Person.at(browser, name, { viewport: { width: 1200, height: 720 } });
    person.context.setDefaultTimeout(PATIENT);
    await person.accept(link);
    people.push(person);
  }
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

async function toOwnLine(person) {
  await person.editor.click();
  await person.page.keyboard.press("Control+Home");
  for (let line = 0; line < people.indexOf(person); line += 1) await person.page.keyboard.press("ArrowDown");
  await person.page.keyboard.press("End");
}

async function typesInOwnLine(person) {
  await person.types(` ${WORDS}`, 30);
}

test("Eight people who type at once in one file end with the same text, and all of it", async (t) => {
  for (const person of people) {
    await person.openFile("all.txt");
    await person.sees("Omar:", PATIENT);
    await toOwnLine(person);
  }
  const from = performance.now();
  await Promise.all(people.map(typesInOwnLine));
  const typed = performance.now();
  const text = await agree(people, () => house.api().read(code, "all.txt"), PATIENT);
  const agreed = performance.now();
  assert.equal(text, NAMES.map((name) => `${name}: ${WORDS}`).join("\n"));
  for (const person of people) await person.isSafe();
  t.diagnostic(
    `${NAMES.length * (WORDS.length + 1)} keys in ${((typed - from) / 1000).toFixed(1)} s; the same for everyone ${Math.round(agreed - typed)} ms later`,
  );
  for (const person of people) person.isContent();
});

test("At one and the same place, too, nobody's words are lost or torn", async () => {
  await Promise.all(
    people.map(async (person, n) => {
      await person.page.keyboard.press("Control+End");
      await person.page.keyboard.insertText(`<${n}>`);
    }),
  );
  const text = await agree(people, () => house.api().read(code, "all.txt"), PATIENT);
  const last = text.split("\n").at(-1);
  for (let n = 0; n < NAMES.length; n += 1) assert.ok(last.includes(`<${n}>`), last);
  for (const person of people) person.isContent();
});

test("Half of them in another file do not disturb the first half", async () => {
  const half = people.slice(4);
  for (const person of half) {
    await person.openFile("half.txt");
    await person.sees("Omar:", PATIENT);
    await toOwnLine(person);
  }
  for (const person of people.slice(0, 4)) await toOwnLine(person);
  const before = await house.api().read(code, "all.txt");
  await Promise.all(half.map(typesInOwnLine).concat(people.slice(0, 4).map((person) => person.types("!", 30))));
  await agree(half, () => house.api().read(code, "half.txt"), PATIENT);
  const all = await agree(people.slice(0, 4), () => house.api().read(code, "all.txt"), PATIENT);
  assert.equal(all.length, before.replace(/\n$/, "").length + 4);
  for (const person of people) person.isContent();
});

test("Everyone is shown to be where they are", async () => {
  const [ines] = people;
  await ines.page.getByRole("tab", { name: "People" }).click();
  const panel = ines.page.getByRole("tabpanel", { name: "People" });
  for (const name of NAMES) await panel.getByText(name).first().waitFor();
  await until("four dots beside half.txt", SOON, async () => /Liv.*are here/.test(await ines.file("half.txt").textContent()));
});
