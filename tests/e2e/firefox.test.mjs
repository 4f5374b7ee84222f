/** A smoke run in another engine: Firefox and Chromium people write in one file. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, Person, SOON, shownText } from "../lib/browser.mjs";
import { FIREFOX, Firefox, KEY } from "../lib/firefox.mjs";
import { House, OUT, until } from "../lib/house.mjs";

const skip = FIREFOX || process.env.CI ? false : "Firefox is not installed";

let house;
let browser;
let firefox;
let tom;

before(async () => {
  if (skip) return;
  [house, browser] = await Promise.all([House.start("firefox", { warm: true }), launch()]);
  await house.raise();
});

after(async () => {
  await firefox?.close();
  await browser?.close();
  await house?.clear();
});

test("Someone with Firefox comes in as a guest, writes, sees others write, and talks", { skip }, async () => {
  const { code } = await house.api().room("Two engines");
  await house.api().write(code, "both.txt", "");
  const link = await house.api().invite(code);
  tom = await Person.at(browser, "Tomasz");
  firefox = await Firefox.launch();
  try {
    await firefox.goto(link);
    await firefox.click(await firefox.find("textbox", "Your name"));
    await firefox.type("Fiona");
    await firefox.click(await firefox.find("button", "Come in"));
    await firefox.click(await firefox.locate('[role="treeitem"]'));
    await firefox.click(await firefox.locate(".monaco-editor .view-lines"));
    await firefox.type("from Firefox");

    await tom.accept(link);
    await tom.openFile("both.txt");
    await tom.sees("from Firefox");
    await tom.toEnd();
    await tom.types(`\nfrom Chromium`);
    await firefox.type(KEY.end);
    await firefox.type(", with love");
    const text = "from Firefox, with love\nfrom Chromium";
    await tom.sees(text);
    await until("Firefox shows it", SOON, async () => (await firefox.evaluate(`(${shownText})()`)) === text);
    await until("Firefox shows Tomasz's cursor", SOON, () =>
      firefox.evaluate(`[...document.querySelectorAll(".rc-flag")].some((flag) => flag.textContent === "Tomasz")`),
    );
    await until("Firefox says it is saved", SOON, () => firefox.evaluate(`document.querySelector("[data-light]").dataset.light === "saved"`));

    await firefox.click(await firefox.find("textbox", "Message Two engines"));
    await firefox.type(`Hello from Gecko${KEY.enter}`);
    await tom.reads("Hello from Gecko");
  } finally {
    await firefox.picture(join(OUT, "firefox.png")).catch(() => {});
  }
  assert.deepEqual(firefox.complaints, []);
  tom.isContent();
});
