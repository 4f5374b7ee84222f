/**
 * The picture of a room for the README: real data, two people, a program that ran.
 * It lands among the results; with UPDATE=1 it replaces the one that is committed.
 */
import assert from "node:assert/strict";
import { copyFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { comeInAsGuest } from "../lib/api.mjs";
import { launch, Person } from "../lib/browser.mjs";
import { House, OUT, until } from "../lib/house.mjs";
import { CHAT, FILES } from "./sample.mjs";

const ROOM = fileURLToPath(new URL("room.png", import.meta.url));

let house;
let browser;

before(async () => {
  [house, browser] = await Promise.all([House.start("picture", { warm: true }), launch()]);
  await house.raise();
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

test("A room with two people in it looks as the README says", async () => {
  const api = house.api();
  const room = await api.room("Job runner");
  for (const [path, text] of FILES) await api.write(room.code, path, text);
  const link = await api.invite(room.code);
  await house.ready("python");
  // Members who are elsewhere: they have colours too.
  for (const name of ["Adaeze Obi", "Liv Hansen", "Ruben Silva"]) await comeInAsGuest(house.url, link, name);

  const ines = await Person.at(browser, "Ines Moreau", { theme: "dark" });
  const tom = await Person.at(browser, "Tomasz Wrona", { theme: "light" });
  await ines.signIn(house.url, "ines", `/r/${room.code}`);
  await ines.openFile("scheduler.py");
  await tom.accept(link);
  await tom.openFolder("jobs");
  await tom.openFile("queue.py");
  await tom.openFile("scheduler.py");
  for (const [who, body] of CHAT) {
    await (who === "Ines" ? ines : tom).says(body);
    await (who === "Ines" ? tom : ines).reads(body.split(/[`\n*]/)[0]);
  }
  await ines.runs();
  await ines.terminalShows("jobs:", 60_000);
  await tom.terminalShows("jobs:");
  await tom.answers("4");
  await ines.terminalShows("exit 0");
  await ines.openFolder("jobs");

  // Both in the same stretch of code; Tomasz has just selected a condition.
  const to = async (person, line) => {
    await person.editor.click();
    await person.page.keyboard.press("Control+g");
    await person.page.keyboard.type(`${line}`);
    await person.page.keyboard.press("Enter");
  };
  await to(ines, 34);
  await to(tom, 31);
  await tom.page.keyboard.press("Home");
  for (let n = 0; n < 5; n += 1) await tom.page.keyboard.press("Control+Shift+ArrowRight");
  await ines.page.locator(".rc-flag", { hasText: "Tomasz" }).waitFor();
  await until("nothing is in motion", 20_000, async () => (await ines.page.locator("[data-sonner-toast]").count()) === 0);
  await ines.isSafe();
  await ines.picture("room");
  await tom.picture("room-light");
  ines.isContent();
  tom.isContent();

  const made = join(OUT, "room.png");
  const { size } = await stat(made);
  assert.ok(size < 300_000, `${size} bytes`);
  if (process.env.UPDATE) await copyFile(made, ROOM);
});
