/** Sign-ins that end elsewhere, guests who become members, and people who leave. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "../lib/browser.mjs";
import { House, PASSWORD } from "../lib/house.mjs";

let house;
let browser;
let ines;

before(async () => {
  [house, browser] = await Promise.all([House.start("security", { warm: true }), launch()]);
  await house.raise();
  ines = await Person.at(browser, "Ines Moreau");
  await ines.signIn(house.url, "ines", "/security");
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

const door = (page) => page.getByRole("button", { name: "Sign in", exact: true }).waitFor();

test("A sign-in that is ended elsewhere is over on its own screen, too", async () => {
  const laptop = await Person.at(browser, "Ines elsewhere");
  // That it is shown out is the point.
  laptop.forgive(/401/);
  await laptop.signIn(house.url, "ines");
  await laptop.page.getByRole("button", { name: "New room" }).first().waitFor();
  await ines.page.reload();
  await ines.page.getByRole("button", { name: /^End the sign-in of Chrome/ }).click();
  await ines.page.getByText("That sign-in has ended").waitFor();
  await door(laptop.page);
  laptop.isContent();
  ines.isContent();
  await laptop.leave();
});

test("A guest makes an account of what they are", async () => {
  const api = house.api();
  const room = await api.room("Job runner", { visibility: "private" });
  const sam = await Person.at(browser, "Sam");
  await sam.accept(await api.invite(room.code));
  const { page } = sam;
  await page.goto(`${house.url}/profile`);
  await page.getByRole("textbox", { name: "Username" }).fill("sam");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByText("You have an account now").waitFor();
  await page.getByText("@sam").waitFor();
  sam.isContent();
  await sam.leave();
});

test("Who asks to be forgotten can change their mind", async () => {
  const sam = await Person.at(browser, "Sam");
  const { page } = sam;
  await sam.signIn(house.url, "sam", "/security");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("button", { name: "Delete in 14 days" }).click();
  await page.getByText(/will be deleted on/).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await page.getByRole("button", { name: "Delete my account" }).waitFor();
  sam.isContent();
  await sam.leave();
});

test("Who is locked out is shown the door, and finds it closed", async () => {
  const sam = await Person.at(browser, "Sam");
  sam.forgive(/401|403/);
  await sam.signIn(house.url, "sam");
  await sam.page.getByRole("heading", { level: 1 }).waitFor();
  const { page } = ines;
  await page.goto(`${house.url}/admin`);
  await page.getByRole("button", { name: "Lock out Sam" }).click();
  await page.getByRole("button", { name: "Lock out", exact: true }).click();
  await page.getByText("Locked out", { exact: true }).first().waitFor();
  await door(sam.page);
  await sam.page.getByRole("textbox", { name: "Email or username" }).fill("sam");
  await sam.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await sam.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await sam.page.getByText(/account is disabled/).waitFor();
  await page.getByRole("button", { name: "Let in Sam" }).click();
  await page.getByRole("button", { name: "Lock out Sam" }).waitFor();
  assert.match(await page.getByRole("combobox", { name: "Role of Sam" }).inputValue(), /member/);
  sam.isContent();
  ines.isContent();
  await sam.leave();
});
