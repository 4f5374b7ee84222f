/** Direct messages: two people in two browsers, from a search for a name to a room with files. */
import { after, before, test } from "node:test";
import { register } from "../lib/api.mjs";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, PASSWORD, until } from "../lib/house.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house;
let browser;
let ines;
let tom;

before(async () => {
  [house, browser] = await Promise.all([House.start("direct", { warm: true }), launch()]);
  await house.raise();
  await register(house.url, "tomasz", PASSWORD, { name: "Tomasz Wilk" });
  for (const [username, name] of [["adaeze", "Adaeze Obi"], ["ravi", "Ravi Shankar"]]) {
    await register(house.url, username, PASSWORD, { name });
  }
  ines = await Person.at(browser, "Ines Moreau", { theme: "dark" });
  tom = await Person.at(browser, "Tomasz Wilk", { theme: "light" });
  await ines.signIn(house.url, "ines");
  await tom.signIn(house.url, "tomasz");
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

/** A test that ends with nothing to complain about in either browser. */
function together(name, body) {
  test(name, async (t) => {
    try {
      await body(t);
    } catch (error) {
      await ines.picture("failed-direct-ines").catch(() => {});
      await tom.picture("failed-direct-tomasz").catch(() => {});
      throw error;
    }
    ines.isContent();
    tom.isContent();
  });
}

together("A stranger is found by a name, by keyboard alone, and gets one message", async () => {
  const { page } = ines;
  await page.getByRole("button", { name: "New message" }).first().click();
  const to = page.getByRole("combobox", { name: "To" });
  await to.fill("wil");
  await page.getByRole("option", { name: /Tomasz Wilk/ }).waitFor();
  await ines.picture("direct-search-dark");
  await to.press("Enter");
  await page.getByRole("button", { name: "Take Tomasz Wilk out" }).waitFor();
  await to.press("Enter");
  await page.waitForURL(/\/r\//);
  await page.getByRole("heading", { name: "Tomasz Wilk" }).waitFor();
  await ines.says("Hello Tomasz, the retry loop counts twice. Can you have a look?");
  await ines.reads("the retry loop counts twice");
  await page.getByText(/One message, until Tomasz Wilk answers/).waitFor();
});

together("The other sees a request, and accepts it", async () => {
  const { page } = tom;
  await page.goto(`${house.url}/messages`);
  const requests = page.getByRole("region", { name: "Message requests" });
  await requests.getByText("Ines Moreau").waitFor();
  await tom.picture("direct-request-light");
  await requests.getByRole("link").click();
  await page.getByText("Ines Moreau would like to write to you").waitFor();
  await page.getByRole("button", { name: "Accept" }).last().click();
  await tom.says("Of course. Where is it?");
  await ines.reads("Where is it?");
  await ines.says("In `Scheduler.tick`:\n```\nlease expired  job=1284 attempt=2\n```");
  await tom.reads("job=1284");
});

together("A conversation is a room: files are behind a button, and the way back", async () => {
  const { page } = ines;
  await page.getByRole("button", { name: "Files and code" }).click();
  await ines.newFile("main.py");
  await page.getByRole("button", { name: "Back to the conversation" }).click();
  await page.getByRole("textbox", { name: /^Message / }).waitFor();
  await ines.picture("direct-dark");
  await tom.picture("direct-light");
});

together("On a phone a conversation fills the screen", async () => {
  const phone = await Person.at(browser, "Ines Moreau", { ...PHONE, theme: "dark" });
  await phone.signIn(house.url, "ines", "/messages");
  await phone.page.getByRole("link", { name: /Tomasz Wilk/ }).waitFor();
  await phone.picture("direct-list-phone");
  await phone.page.getByRole("link", { name: /Tomasz Wilk/ }).click();
  await phone.reads("Where is it?");
  await phone.picture("direct-phone");
  phone.isContent();
  await phone.leave();
});

together("What is new is counted at home, where everything else is", async () => {
  const { page } = ines;
  await page.goto(house.url);
  await tom.says("Found it.");
  const section = page.getByRole("region", { name: "Direct messages" });
  await section.getByText("Found it.").waitFor({ timeout: SOON });
  await ines.picture("direct-home-dark");
});

together("Who is blocked is told no more than that they cannot write", async () => {
  const { page } = tom;
  await page.getByRole("button", { name: "More about this conversation" }).click();
  await page.getByRole("menuitem", { name: "Block Ines Moreau" }).click();
  await page.getByText("You have blocked Ines Moreau.").waitFor();
  await ines.page.goto(tom.page.url());
  await ines.page.getByText("You cannot write to Tomasz Wilk at the moment.").waitFor();
  await page.goto(`${house.url}/security`);
  await page.getByRole("button", { name: "Unblock Ines Moreau" }).waitFor();
  await page.getByRole("combobox", { name: "Who may find me" }).scrollIntoViewIfNeeded();
  await tom.picture("direct-reach-light");
  await page.getByRole("button", { name: "Unblock Ines Moreau" }).click();
  await page.getByText("You have blocked nobody.").waitFor();
  await until("Ines may write again", SOON, async () =>
    ines.page.getByRole("textbox", { name: /^Message / }).isVisible(),
  );
});
