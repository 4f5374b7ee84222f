/** What is too much, malformed or meant badly harms nobody, and is answered in words. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comeInAsGuest } from "../lib/api.mjs";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, until } from "../lib/house.mjs";

const MIB = 1024 * 1024;

let house;
let browser;
let code;
let link;
let ines;
let tom;

before(async () => {
  [house, browser] = await Promise.all([House.start("trouble", { warm: true }), launch()]);
  await house.raise();
  ({ code } = await house.api().room("Trouble"));
  link = await house.api().invite(code);
  ines = await Person.at(browser, "Ines Moreau");
  tom = await Person.at(browser, "Tomasz Wrona");
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

test("A room with a long history and long texts opens and stays open", async () => {
  const api = house.api();
  const long = "A paragraph that goes on. ".repeat(80);
  for (let n = 0; n < 60; n += 1) {
    await api.post(`/api/rooms/${code}/messages`, { body: `${n}: ${long}`, nonce: `long-${n}` });
  }
  const line = "0123456789 abcdefghijklmnopqrstuvwxyz\n";
  await api.write(code, "long.txt", line.repeat(Math.floor((3 * MIB) / line.length)));
  await ines.signIn(house.url, "ines", `/r/${code}`);
  await ines.reads("59: A paragraph");
  await ines.openFile("long.txt");
  await ines.sees("0123456789");
  await tom.accept(link);
  await tom.openFile("long.txt");
  await tom.sees("0123456789");
  await tom.toEnd();
  await tom.types("the end");
  await tom.isSafe();
  await ines.toEnd();
  await ines.sees("the end");
  assert.ok((await api.read(code, "long.txt")).endsWith("the end"));
  ines.isContent();
  tom.isContent();
});

test("History goes back to the first message", async () => {
  const log = ines.page.getByRole("log");
  await until("the beginning shows", SOON, async () => {
    await log.evaluate((list) => {
      list.scrollTop = 0;
    });
    return log.getByText("This is where it began.").isVisible();
  });
  await log.getByText("0: A paragraph").first().waitFor();
  ines.isContent();
});

test("A document that is full says so, and what went before is kept", async () => {
  const api = house.api();
  await api.write(code, "full.txt", "x".repeat(80).concat("\n").repeat(Math.floor((4 * MIB) / 81) - 100));
  await tom.openFile("full.txt");
  await tom.sees("xxxx");
  await tom.toEnd();
  await tom.page.evaluate((text) => navigator.clipboard.writeText(text), "too much\n".repeat(30_000));
  await tom.page.keyboard.press("Control+v");
  await tom.page.getByText("These edits could not be saved.").waitFor();
  await until("the light says it", SOON, async () => (await tom.light.getAttribute("data-light")) === "refused");
  assert.equal((await api.read(code, "full.txt")).includes("too much"), false);
  // Everything else goes on.
  await tom.says("It is full");
  await ines.page.getByText("It is full").first().waitFor({ state: "attached" });
  await tom.page.getByRole("button", { name: "Discard my edits" }).click();
  await tom.page.getByRole("dialog").or(tom.page.getByRole("alertdialog")).getByRole("button", { name: "Discard my edits" }).click();
  await tom.isSafe();
  tom.isContent();
  ines.isContent();
});

test("What is written as markup or script stays text", async () => {
  const bad = [
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    "[press](javascript:document.title=3) [and](data:text/html,x) <javascript:document.title=4>",
    "![picture](http://127.0.0.1:9/pixel.png)",
    "```html\n<svg onload=document.title=5>\n```",
  ];
  const title = (await ines.page.title()).replace(/^\(\d+\) /, "");
  for (const body of bad) await tom.says(body);
  await ines.page.getByRole("button", { name: /new message/ }).click({ timeout: 2000 }).catch(() => {});
  const log = ines.page.getByRole("log");
  await log.getByText("svg onload").first().waitFor();
  assert.equal(await log.locator("img, svg[onload], script, iframe").count(), 0);
  for (const href of await log.locator("a").evaluateAll((links) => links.map(({ href }) => href))) {
    assert.match(href, /^https?:/);
  }
  // In front of it may stand how many messages wait.
  assert.equal((await ines.page.title()).replace(/^\(\d+\) /, ""), title);
  ines.isContent();
  tom.isContent();
});

test("Names from everywhere behave: emoji, right to left, markup, invisible characters", async () => {
  const api = house.api();
  const names = ["🦉 owl.txt", "שלום.txt", "<b>bold.txt", "naïve café.txt", "e\u0301.txt"];
  for (const name of names) await api.write(code, encodeURIComponent(name), `in ${name}\n`);
  for (const name of names) {
    await ines.page.getByRole("treeitem").filter({ hasText: name.normalize("NFC") }).first().click();
    await ines.sees(`in ${name}`);
  }
  assert.equal(await ines.page.locator("[role=tree] b").count(), 0);
  for (const name of ["..", "a/../../b", "/etc/passwd", "nul\u0000", "CON", "x".repeat(300), ""]) {
    const answer = await api.write(code, name.split("/").map(encodeURIComponent).join("/"), "x").then(
      () => 200,
      (error) => error.status,
    );
    assert.ok(answer >= 400 && answer < 500, `${JSON.stringify(name.slice(0, 20))} was answered with ${answer}`);
  }
  const odd = "\u202eevil\u202c <i>Zoë</i> 🦊";
  const guest = await comeInAsGuest(house.url, link, odd).catch((error) => error);
  if (guest.token) await house.api(guest.token).post(`/api/rooms/${code}/messages`, { body: "hello from afar", nonce: "odd" });
  else assert.ok(guest.status < 500, guest.message);
  ines.isContent();
});

test("A program that says too much, or never ends, is stopped, and the room goes on", async () => {
  await house.ready("javascript");
  const api = house.api();
  await api.write(code, "flood.js", 'for (;;) console.log("x".repeat(1000));\n');
  await ines.openFile("flood.js");
  await ines.sees("for (;;)");
  await ines.runs();
  await ines.terminalShows("it wrote too much", 60_000);
  await api.write(code, "forever.js", "for (;;) {}\n");
  await ines.openFile("forever.js");
  await ines.runs();
  await ines.page.getByText("Shared. Anyone here can type.").or(ines.page.getByText(/^Runs/).nth(1)).first().waitFor().catch(() => {});
  await ines.page.getByRole("button", { name: "Stop", exact: true }).click();
  await ines.terminalShows("stopped by", SOON);
  await tom.says("Still here");
  await ines.page.getByText("Still here").first().waitFor({ state: "attached" });
  ines.isContent();
  tom.isContent();
});

test("Someone who is removed is told so, and is out at once", async () => {
  await ines.page.getByRole("button", { name: "Room settings" }).click();
  const dialog = ines.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Remove Tomasz Wrona" }).click();
  await ines.page.getByRole("alertdialog").or(ines.page.getByRole("dialog")).last().getByRole("button", { name: "Remove", exact: true }).click();
  await tom.page.getByText("You are no longer a member of this room.").waitFor();
  const answer = await tom.context.request.get(`${house.url}/api/rooms/${code}/messages`);
  assert.equal(answer.status(), 404);
});
