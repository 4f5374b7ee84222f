/** Looking for what was said, calling people by name, and being told of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isAccessible } from "../lib/axe.mjs";
import { launch, Person } from "../lib/browser.mjs";
import { House, PASSWORD, until } from "../lib/house.mjs";
import { register } from "../lib/api.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house;
let browser;
let room;

before(async () => {
  [house, browser] = await Promise.all([House.start("search"), launch()]);
  await house.raise();
  const api = house.api();
  room = await api.room("Job runner", { visibility: "public" });
  await api.write(room.code, "main.py", "a = 1\nb = 2\nc = 3\n");
  await register(house.url, "tomasz", PASSWORD, { name: "Tomasz Wrona" });
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

test("Someone is called by name, is told of it, and finds it again", async () => {
  const ines = await Person.at(browser, "Ines Moreau", { theme: "dark" });
  const tom = await Person.at(browser, "Tomasz Wrona", { theme: "light" });
  await tom.signIn(house.url, "tomasz", "/rooms");
  await tom.page.getByRole("button", { name: /^Join/ }).first().click();
  await tom.page.waitForURL(/\/r\//);
  await ines.signIn(house.url, "ines", `/r/${room.code}`);

  // A name, chosen by keys.
  const box = ines.page.getByRole("textbox", { name: /^Message / });
  await box.pressSequentially("can you look, @tom");
  await ines.page.getByRole("option", { name: /Tomasz Wrona/ }).waitFor();
  await ines.picture("search-suggestions");
  await isAccessible(ines);
  await box.press("Tab");
  assert.equal(await box.inputValue(), "can you look, @tomasz ");
  await box.pressSequentially("at #main.py:2 and the Café deployment?");
  await box.press("Escape");
  await box.press("Enter");

  await tom.reads("can you look,");
  const chip = tom.page.getByRole("log").getByText("@tomasz", { exact: true });
  await chip.waitFor();
  await tom.page.getByRole("log").getByRole("button", { name: "#main.py:2" }).click();
  await tom.page.getByText("Ln 2, Col 1").waitFor();

  // In the room.
  await tom.page.getByRole("button", { name: "Search messages" }).click();
  await tom.page.getByRole("textbox", { name: /^Search in / }).fill("cafe ploy");
  await tom.page.locator("mark", { hasText: "Café" }).waitFor();
  await tom.page.keyboard.press("ArrowDown");
  await tom.picture("search-in-room");
  await isAccessible(tom);

  // In all rooms, and nothing of rooms that one is not in.
  const hidden = await house.api().room("Secret");
  await ines.page.goto(`${house.url}/r/${hidden.code}`);
  await ines.says("the café is closed");
  await ines.reads("the café is closed");
  await tom.page.goto(`${house.url}/search?q=cafe`);
  await tom.page.locator("mark", { hasText: "Café" }).waitFor();
  assert.equal(await tom.page.locator("[data-found]").count(), 1);
  await tom.picture("search-page");
  await isAccessible(tom);
  await tom.page.getByRole("tab", { name: "Mentions" }).click();
  await tom.page.locator("mark", { hasText: "@tomasz" }).waitFor();
  await isAccessible(tom);
  await tom.page.locator("[data-found]").click();
  await tom.page.waitForURL(/\/r\/.*message=\d+/);

  await ines.page.goto(`${house.url}/search?q=before:tomorrow`);
  await ines.page.getByText(/take a day such as/).waitFor();
  await ines.leave();
  await tom.leave();
});

test("The tab says that something waits, and the phone has room for search", async () => {
  const tom = await Person.at(browser, "Tomasz Wrona", { ...PHONE, theme: "dark" });
  await house.api().post(`/api/rooms/${room.code}/messages`, { body: "once more, @tomasz", nonce: "n1" });
  await tom.signIn(house.url, "tomasz", "/");
  await until("the title counts", 30_000, async () => {
    await tom.page.bringToFront();
    return /^\(\d+\) /.test(await tom.page.title());
  });
  await tom.page.goto(`${house.url}/search?q=more`);
  await tom.page.locator("mark", { hasText: "more" }).waitFor();
  await tom.picture("search-phone");
  await isAccessible(tom);
  await tom.leave();
});
