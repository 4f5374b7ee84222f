/** Two people answer, edit, delete, pin and react to what they say, by mouse, by keys and on a phone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isAccessible } from "../lib/axe.mjs";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, until } from "../lib/house.mjs";

let house;
let browser;
let code;
let ines;
let tom;

before(async () => {
  [house, browser] = await Promise.all([House.start("messages", { warm: true }), launch()]);
  await house.raise();
  ({ code } = await house.api().room("Words"));
  const link = await house.api().invite(code);
  ines = await Person.at(browser, "Ines Moreau", { theme: "dark" });
  tom = await Person.at(browser, "Tomasz Wrona", { theme: "light" });
  await ines.signIn(house.url, "ines", `/r/${code}`);
  await tom.accept(link);
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

const log = (person) => person.page.getByRole("log");
const line = (person, words) => log(person).getByRole("article").filter({ hasText: words }).first();
const composer = (person) => person.page.getByRole("textbox", { name: /^Message / });

/** Presses a tool above a message. */
async function tool(person, words, name) {
  await line(person, words).hover();
  await line(person, words).getByRole("button", { name, exact: true }).click();
}

/** Chooses from the menu of a message. */
async function choose(person, words, name) {
  await tool(person, words, "More");
  await person.page.getByRole("menuitem", { name }).click();
}

test("An answer stands under what it answers, and leads there", async () => {
  await ines.says("Shall we ship on Friday?");
  await tom.reads("Shall we ship");
  await tool(tom, "Shall we ship", "Reply");
  await tom.page.getByText("Reply to").waitFor();
  await tom.says("Thursday is better");
  await ines.reads("Thursday is better");
  const quote = line(ines, "Thursday is better").getByRole("button", { name: /^In answer to/ });
  assert.match(await quote.textContent(), /Shall we ship on Friday/);
  await quote.click();
  await until("the question has the focus", SOON, () =>
    ines.page.evaluate(() => document.activeElement?.textContent?.includes("Shall we ship")),
  );
});

test("Other words show at once, are marked, and what was said before can be looked up", async () => {
  await composer(tom).click();
  await tom.page.keyboard.press("ArrowUp");
  assert.equal(await composer(tom).inputValue(), "Thursday is better");
  await composer(tom).fill("Wednesday is better");
  await tom.page.keyboard.press("Enter");
  await ines.reads("Wednesday is better");
  await line(ines, "Wednesday is better").getByRole("button", { name: /^Edited/ }).click();
  await ines.page.getByRole("dialog").getByText("Thursday is better").waitFor();
  await ines.picture("messages-history");
  await ines.page.keyboard.press("Escape");
  await tom.page.keyboard.press("ArrowUp");
  await tom.page.keyboard.press("Escape");
  assert.equal(await composer(tom).inputValue(), "", "nothing of an edit that was given up stays");
});

test("Reactions are given by name, by key and by joining in", async () => {
  await tool(tom, "Shall we ship", "React");
  await tom.page.getByRole("searchbox", { name: "Search emoji" }).fill("rocket");
  await tom.picture("messages-picker");
  await tom.page.keyboard.press("Enter");
  const chip = line(ines, "Shall we ship").getByRole("button", { name: "🚀 1: Tomasz Wrona" });
  await chip.click();
  await line(tom, "Shall we ship").getByRole("button", { name: /🚀 2: You and Ines/ }).waitFor();
  await log(ines).focus();
  await ines.page.keyboard.press("ArrowUp");
  await ines.page.locator("article[data-message]:focus").waitFor();
  await ines.page.keyboard.press("+");
  await ines.page.getByRole("button", { name: /^thumbs up/ }).first().click();
  await line(tom, "Wednesday is better").getByRole("button", { name: /👍/ }).waitFor();
  await isAccessible(ines);
  await isAccessible(tom);
});

test("A pinned message is found above the others", async () => {
  await choose(ines, "Wednesday is better", "Pin");
  await tom.page.getByRole("button", { name: "1 pinned message" }).click();
  await tom.page.getByRole("dialog", { name: "Pinned messages" }).getByText("Wednesday").waitFor();
  await tom.page.keyboard.press("Escape");
});

test("Who has seen the last of one's messages is said", async () => {
  await ines.says("Then so be it.");
  await tom.reads("Then so be it.");
  await composer(tom).click();
  await line(ines, "Then so be it.").getByText("Seen by Tomasz").waitFor();
  await ines.picture("messages-dark");
  await tom.picture("messages-light");
});

test("What is deleted leaves a trace for everyone", async () => {
  await tom.says("This was a mistake");
  await ines.reads("This was a mistake");
  await choose(tom, "This was a mistake", "Delete");
  await tom.page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await log(ines).getByText("This message was deleted.").waitFor();
  assert.equal(await log(ines).getByText("This was a mistake").count(), 0);
});

test("A link leads far back, and from there one comes back to the newest", async () => {
  const api = house.api();
  const path = `/api/rooms/${code}/messages`;
  for (let n = 0; n < 180; n += 1) await api.post(path, { body: `note ${n}`, nonce: `note-${n}` });
  const { messages } = await api.get(`${path}?limit=100`);
  const { id } = messages[0];
  const words = messages[0].body;
  await ines.page.goto(`${house.url}/r/${code}?message=${id}`);
  await log(ines).getByText(words, { exact: true }).waitFor();
  assert.equal(new URL(ines.page.url()).search, "", "a reload does not lead there again");
  await ines.page.getByText("You are reading older messages.").waitFor();
  await ines.page.getByRole("button", { name: "Back to the newest" }).click();
  await ines.reads("note 179");
  await choose(ines, "note 179", "Copy link");
  const copied = await ines.page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, new RegExp(`/r/${code}\\?message=\\d+$`));
});

test("What was begun on one device goes on on another", async () => {
  await composer(ines).fill("Half a sen");
  await until("the server has the draft", SOON, async () => {
    const { body } = await house.api().get(`/api/rooms/${code}/draft`);
    return body === "Half a sen";
  });
  const phone = await Person.at(browser, "Ines Moreau", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.signIn(house.url, "ines", `/r/${code}`);
  await phone.page.getByRole("button", { name: "Chat" }).click();
  await until("the draft is on the phone", SOON, async () => (await composer(phone).inputValue()) === "Half a sen");
  await log(phone).getByText("note 160", { exact: true }).waitFor();
  await phone.picture("messages-phone");
  await isAccessible(phone);
  phone.isContent();
  await phone.leave();
  ines.isContent();
  tom.isContent();
});
