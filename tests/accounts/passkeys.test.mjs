/** Passkeys in a real browser with an authenticator of its own, one-time codes, and the second step. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { isAccessible } from "../lib/axe.mjs";
import { launch, Person } from "../lib/browser.mjs";
import { BIN, House, PASSWORD } from "../lib/house.mjs";
import { codeOf } from "../lib/totp.mjs";

const run = promisify(execFile);
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let house;
let browser;
let ines;
/** The house by a name: by its number it has no passkeys. */
let origin;
let link;
let secret;
let codes;

before(async () => {
  [house, browser] = await Promise.all([House.start("passkeys", { warm: true }), launch()]);
  origin = house.url.replace("127.0.0.1", "localhost");
  await house.raise();
  const room = await house.api().room("Job runner");
  link = await house.api().invite(room.code);
  ines = await Person.at(browser, "Ines Moreau");
  // Refusals are part of this, and browsers tell of each.
  ines.forgive(/status of (401|403|422)/);
  await plugIn(ines);
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

/** A test that ends with nothing to complain about. */
function step(name, body) {
  test(name, async (t) => {
    try {
      await body(t);
    } catch (error) {
      await ines.picture("failed-passkeys").catch(() => {});
      throw error;
    }
    ines.isContent();
  });
}

/** Whether the owner's finger is on the authenticator. */
let present;

/** Gives the browser an authenticator that knows its owner. */
async function plugIn(person) {
  const devtools = await person.context.newCDPSession(person.page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  present = (enabled) =>
    devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
}

const section = (person, name) => person.page.getByRole("region", { name });
const button = (place, name) => place.getByRole("button", { name, exact: true });

/** Signs out, and takes the finger away: the sign-in page would be left by it at once. */
async function signOut({ page }) {
  await present(false);
  await page.goto(`${origin}/profile`);
  await button(page, "Sign out").click();
  await button(page, "Sign in").waitFor();
}

/** The first step: name and password. */
async function signsIn({ page }) {
  await page.goto(`${origin}/sign-in?next=/security`);
  await page.getByRole("textbox", { name: "Email or username" }).fill("ines");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(page, "Sign in").click();
}

/** The page is good in the light at a desk, and in the dark on a phone. */
async function looksGood(person, name) {
  const { page } = person;
  const looks = [
    ["desk", DESK, "light"],
    ["phone", PHONE, "dark"],
  ];
  for (const [size, viewport, colorScheme] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await person.picture(`passkeys-${name}-${size}`);
    await isAccessible(person);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(DESK);
}

/** Makes as if everyone had shown long ago who they are. */
async function forgetProofs() {
  const file = join(house.data, "longhouse.db");
  const program =
    "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute('update session set proved_at = 0'); db.commit()";
  await run(process.env.ACCOUNTS_PYTHON ?? "python3", ["-c", program, file]);
}

/** Runs a command of the binary; what it printed. */
async function atMachine(...args) {
  // What begins with LONGHOUSE_ are settings to the program.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith("LONGHOUSE_"));
  return (await run(BIN, args, { env: Object.fromEntries(env) })).stdout;
}

step("Somebody adds a passkey", async () => {
  const { page } = ines;
  await ines.signIn(origin, "ines", "/security");
  const passkeys = section(ines, "Passkeys");
  await passkeys.getByText("You have none yet.").waitFor();
  await button(passkeys, "Add a passkey").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Laptop");
  await looksGood(ines, "add");
  await button(dialog, "Add a passkey").click();
  await passkeys.getByText("Laptop").waitFor();
  await passkeys.getByText(/not used yet/).waitFor();
  await dialog.waitFor({ state: "detached" });
  await looksGood(ines, "security");
});

step("The same device is not added twice", async () => {
  const { page } = ines;
  await button(section(ines, "Passkeys"), "Add a passkey").click();
  const dialog = page.getByRole("dialog");
  await button(dialog, "Add a passkey").click();
  await dialog.getByText("This device has a passkey for this account already.").waitFor();
  await page.keyboard.press("Escape");
});

step("They sign in with it alone", async () => {
  const { page } = ines;
  await signOut(ines);
  await page.goto(`${origin}/sign-in?next=/security`);
  await button(page, "Use a passkey").waitFor();
  await looksGood(ines, "sign-in");
  await present(true);
  await button(page, "Use a passkey").click();
  await page.waitForURL(`${origin}/security`);
  await section(ines, "Passkeys").getByText(/last used/).waitFor();
});

step("They choose it where the username is typed, without a button", async () => {
  const { page } = ines;
  await signOut(ines);
  await present(true);
  await page.goto(`${origin}/sign-in?next=/security`);
  await page.waitForURL(`${origin}/security`);
  await section(ines, "Passkeys").getByText("Laptop").waitFor();
});

step("A passkey that is offered there is in nobody's way", async () => {
  const { page } = ines;
  await signOut(ines);
  await signsIn(ines);
  await page.waitForURL(`${origin}/security`);
});

step("They set an authenticator app up by its secret", async () => {
  const { page } = ines;
  const second = section(ines, "Second step");
  await button(second, "Set up an authenticator app").click();
  const dialog = page.getByRole("dialog");
  secret = await dialog.locator("[data-secret]").getAttribute("data-secret");
  assert.match(secret, /^[A-Z2-7]{32}$/);
  await dialog.getByRole("img", { name: /picture/ }).waitFor();
  await looksGood(ines, "app");
  await dialog.getByRole("textbox", { name: "Code" }).fill("000000");
  await button(dialog, "Turn on").click();
  await dialog.getByText(/code is wrong/).waitFor();
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret));
  await button(dialog, "Turn on").click();
  await dialog.getByRole("listitem").first().waitFor();
  codes = await dialog.getByRole("listitem").allTextContents();
  assert.equal(new Set(codes).size, 10);
  await looksGood(ines, "codes");
  await button(dialog, "Copy all").click();
  await button(dialog, "Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${codes.join("\n")}\n`);
  await button(dialog, "I have kept them").click();
  await second.getByText("10 recovery codes left").waitFor();
});

step("With the password alone they are not in; with a code they are", async () => {
  const { page } = ines;
  await signOut(ines);
  await signsIn(ines);
  const field = page.getByRole("textbox", { name: "Code" });
  await field.waitFor();
  await looksGood(ines, "second");
  await field.fill("123");
  await button(page, "Go on").click();
  await page.getByText(/code is wrong/).waitFor();
  // The one of now was used to set it up.
  await field.fill(codeOf(secret, 1));
  await button(page, "Go on").click();
  await page.waitForURL(`${origin}/security`);
});

step("A recovery code lets them in once", async () => {
  const { page } = ines;
  await signOut(ines);
  await signsIn(ines);
  await button(page, "Use a recovery code").click();
  const field = page.getByRole("textbox", { name: "Recovery code" });
  await field.fill(codes[0]);
  await button(page, "Go on").click();
  await page.waitForURL(`${origin}/security`);
  await section(ines, "Second step").getByText("9 recovery codes left").waitFor();
  await signOut(ines);
  await signsIn(ines);
  await button(page, "Use a recovery code").click();
  await field.fill(codes[0]);
  await button(page, "Go on").click();
  await page.getByText(/code is wrong/).waitFor();
});

step("A passkey is a second step, too", async () => {
  const { page } = ines;
  await present(true);
  await button(page, "Use a passkey").click();
  await page.waitForURL(`${origin}/security`);
});

step("Who was sent away to sign in makes the step where they come back", async () => {
  const { page } = ines;
  await signOut(ines);
  const { ticket, kinds } = await house.api("").post("/api/session", { login: "ines", password: PASSWORD });
  // As a provider sends them back: what stands behind the # goes to nobody, and not into the history.
  await page.goto(`${origin}/sign-in?next=/security#second=${ticket}&kinds=${kinds}`);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  assert.equal(page.url(), `${origin}/sign-in?next=/security`);
  await button(page, "Use a recovery code").click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill(codes[1]);
  await button(page, "Go on").click();
  await page.waitForURL(`${origin}/security`);
});

step("What is dangerous asks once more who it is, and then goes on", async () => {
  const { page } = ines;
  await forgetProofs();
  await button(section(ines, "Second step"), "New recovery codes").click();
  await button(page.getByRole("dialog"), "New recovery codes").click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await present(true);
  await dialog.getByRole("textbox", { name: "Code" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "code");
  await looksGood(ines, "prove");
  await button(dialog, "Use a passkey").click();
  const list = page.getByRole("dialog", { name: "Recovery codes" });
  await list.getByRole("listitem").first().waitFor();
  const fresh = await list.getByRole("listitem").allTextContents();
  assert.equal(fresh.filter((code) => codes.includes(code)).length, 0);
  await button(list, "I have kept them").click();
});

step("Who thinks better of it has changed nothing", async () => {
  const { page } = ines;
  await forgetProofs();
  const second = section(ines, "Second step");
  await button(second, "Turn off").click();
  await button(page.getByRole("dialog"), "Turn off").click();
  const asked = page.getByRole("dialog", { name: "Is it you?" });
  await button(asked, "Cancel").click();
  const dialog = page.getByRole("dialog", { name: "Turn the second step off?" });
  await dialog.getByText(/show once more/i).waitFor();
  await button(dialog, "Cancel").click();
  await second.getByText("10 recovery codes left").waitFor();
});

step("An administrator at the machine helps who has lost everything", async () => {
  const factors = (...more) => atMachine("user", "--data", house.data, "factors", "ines", ...more);
  await signOut(ines);
  assert.match(await factors(), /1 passkey and an authenticator app/);
  await factors("--clear");
  assert.match(await factors(), /no passkeys and no authenticator app/);
  await signsIn(ines);
  await ines.page.waitForURL(`${origin}/security`);
  await section(ines, "Passkeys").getByText("You have none yet.").waitFor();
});

step("At a number there are no passkeys, and the page says why", async () => {
  const { page } = ines;
  await ines.signIn(house.url, "ines", "/security");
  const passkeys = section(ines, "Passkeys");
  await passkeys.getByText(/open it as localhost/).waitFor();
  assert.equal(await button(passkeys, "Add a passkey").count(), 0);
  await looksGood(ines, "number");
});

step("A guest has neither", async () => {
  const gus = await Person.at(browser, "Gus");
  await gus.accept(link.replace("127.0.0.1", "localhost"));
  await gus.page.goto(`${origin}/security`);
  await gus.page.getByRole("heading", { name: "Security" }).waitFor();
  assert.equal(await section(gus, "Passkeys").count(), 0);
  assert.equal(await section(gus, "Second step").count(), 0);
  gus.isContent();
  await gus.leave();
});
