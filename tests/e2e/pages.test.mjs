/** Every page, in both themes, on a desk and on a phone: no finding of axe by WCAG 2.2 AA, and a picture. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { comeInAsGuest } from "../lib/api.mjs";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House } from "../lib/house.mjs";
import { CHAT, FILES } from "./sample.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1440, height: 900 } };

let house;
let fresh;
let browser;
let room;
let links;

before(async () => {
  // One house is inhabited, the other waits for its first person.
  [house, fresh, browser] = await Promise.all([
    House.start("pages", { warm: true }),
    House.start("pages-fresh", { warm: true }),
    launch(),
  ]);
  await house.raise();
  const ines = house.api();
  room = await ines.room("Job runner", { description: "Leases jobs, runs them, gives them back.", visibility: "public" });
  await ines.room("Infra on-call", { visibility: "public" });
  for (const [path, text] of FILES) await ines.write(room.code, path, text);
  links = {
    editor: await ines.invite(room.code),
    viewer: await ines.invite(room.code, { role: "viewer" }),
    members: await ines.invite(room.code, { guests: false }),
    house: (await ines.post("/api/admin/invites", { email: "liv@lh.example" })).url,
  };
  const tom = await comeInAsGuest(house.url, links.editor, "Tomasz Wrona");
  for (const [who, body] of CHAT) {
    const api = who === "Ines" ? ines : house.api(tom.token);
    await api.post(`/api/rooms/${room.code}/messages`, { body, nonce: crypto.randomUUID() });
  }
});

after(async () => {
  await browser?.close();
  await house?.clear();
  await fresh?.clear();
});

/** Looks at what is on screen now. */
async function look(person, name, { allow = [] } = {}) {
  const { page } = person;
  await page.evaluate(() => document.fonts.ready);
  await person.picture(name);
  // What the checker itself does is not what the page does.
  person.isContent();
  await page.evaluate(axe);
  const found = await page.evaluate(
    async (tags) => (await axe.run(document, { runOnly: tags, preload: false })).violations,
    RULES,
  );
  person.complaints.length = 0;
  const said = found
    .filter(({ id }) => !allow.includes(id))
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 4).map((node) => `      ${node.target.join(" ")}  ${node.html.slice(0, 110)}\n        ${node.failureSummary.split("\n").slice(1, 3).join("; ").trim()}`);
      return `    ${id}: ${help} (${nodes.length})\n${where.join("\n")}`;
    });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) said.push(`    it is ${overflow} px wider than the screen`);
  return said.length > 0 ? [`  ${name}\n${said.join("\n")}`] : [];
}

/** In each theme: does `steps` with a fresh person, who looks at each page it comes to. */
function pages(name, screen, steps) {
  for (const theme of ["dark", "light"]) {
    test(`${name}, ${theme}`, async () => {
      const person = await Person.at(browser, "Ines Moreau", { theme, ...screen });
      const size = screen === PHONE ? "phone" : "desk";
      const findings = [];
      try {
        const see = async (page) => findings.push(...(await look(person, `${page}-${size}-${theme}`)));
        await steps(person, see, size);
      } catch (error) {
        await person.picture(`failed-pages-${size}-${theme}`).catch(() => {});
        throw error;
      } finally {
        await person.leave();
      }
      assert.equal(findings.length, 0, `\n${findings.join("\n")}`);
    });
  }
}

for (const [where, screen] of [["desk", DESK], ["phone", PHONE]]) {
  pages(`The way in has no barrier on a ${where}`, screen, async (person, see) => {
    const { page } = person;
    await page.goto(fresh.link);
    await page.getByRole("button", { name: "Continue" }).waitFor();
    await see("setup");
    await page.goto(`${house.url}/sign-in`);
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await see("sign-in");
    await page.goto(`${house.url}/register`);
    await page.getByRole("textbox", { name: "Username" }).waitFor();
    await see("register");
    await page.goto(`${house.url}/forgot`);
    await page.getByRole("button", { name: "Ask for a link" }).waitFor();
    await see("forgot");
    await page.goto(`${house.url}/reset/a-token`);
    await page.getByRole("button", { name: "Set password" }).waitFor();
    await see("reset");
    await page.goto(`${house.url}/verify/a-token`);
    await page.getByRole("button", { name: "Confirm this address" }).waitFor();
    await see("verify");
    await page.goto(links.house);
    await page.getByRole("heading", { name: "Ines Moreau invites you" }).waitFor();
    await see("join");
    await page.goto(links.editor);
    await page.getByRole("textbox", { name: "Your name" }).waitFor();
    await see("invite");
    await page.goto(links.members);
    await page.getByRole("link", { name: "Sign in to accept" }).waitFor();
    await see("invite-members");
    person.forgive(/404/);
    await page.goto(`${house.url}/i/no-such-token`);
    await page.getByRole("heading", { name: "This invitation is no longer good" }).waitFor();
    await see("invite-gone");
  });

  pages(`The house has no barrier on a ${where}`, screen, async (person, see) => {
    const { page } = person;
    await person.signIn(house.url, "ines");
    await page.getByRole("link", { name: /Job runner/ }).first().waitFor();
    await see("home");
    await page.getByRole("button", { name: "New room" }).first().click();
    await page.getByRole("dialog").waitFor();
    await see("new-room");
    await page.keyboard.press("Escape");
    await page.goto(`${house.url}/rooms`);
    await page.getByText("Infra on-call").first().waitFor();
    await see("browse");
    await page.goto(`${house.url}/profile`);
    await page.getByRole("link", { name: /^Security/ }).waitFor();
    await see("profile");
    await page.getByRole("link", { name: /^Security/ }).click();
    await page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
    await page.getByText("This one").waitFor();
    await page.getByText("Signed in by password").first().waitFor();
    await see("security");
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Deploy");
    await see("security-new-token");
    await page.getByRole("button", { name: "Make the token" }).click();
    const token = page.getByRole("textbox", { name: "Access token" });
    await token.waitFor();
    assert.match(await token.inputValue(), /^lh_pat_/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Take back Deploy" }).first().click();
    await page.getByRole("button", { name: "Take back", exact: true }).last().click();
    await page.getByText("The token is good for nothing now").waitFor();
    await page.goto(`${house.url}/admin`);
    await page.getByRole("searchbox", { name: "Search people" }).fill("tomasz");
    await page.getByText("Ines Moreau").waitFor({ state: "detached" }).catch(() => {});
    await page.getByText("Tomasz Wrona").first().waitFor();
    await page.getByRole("searchbox", { name: "Search people" }).fill("");
    await page.getByText(/Took back the access token/).first().waitFor();
    await see("admin");
    person.forgive(/404/);
    await page.goto(`${house.url}/no/such/page`);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    await see("not-found");
  });
}

pages("A room has no barrier on a desk", DESK, async (person, see) => {
  const { page } = person;
  await person.signIn(house.url, "ines", `/r/${room.code}`);
  await person.openFile("scheduler.py");
  await person.sees("class Scheduler");
  await person.reads("heartbeat");
  await see("room");
  await page.getByRole("tab", { name: "People" }).click();
  await page.getByRole("tab", { name: "Runs" }).click();
  await see("room-people");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.getByRole("textbox", { name: "Invite link" }).waitFor();
  await see("room-invite");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Room settings" }).click();
  await page.getByRole("dialog").waitFor();
  await see("room-settings");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await see("palette");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More for files" }).click();
  await page.getByRole("menuitem", { name: "Deleted files" }).click();
  await page.getByRole("dialog").waitFor();
  await see("trash");
});

pages("A room has no barrier on a phone", PHONE, async (person, see) => {
  const { page } = person;
  await person.signIn(house.url, "ines", `/r/${room.code}`);
  await page.getByRole("treeitem").first().waitFor();
  await see("room-files");
  await page.getByRole("treeitem", { name: /^scheduler/ }).click();
  await person.sees("class Scheduler");
  await see("room-code");
  const parts = page.getByRole("navigation", { name: "Parts of this room" });
  for (const part of ["Run", "Chat", "People"]) {
    await parts.getByRole("button", { name: part }).click();
    await see(`room-${part.toLowerCase()}`);
  }
});

pages("Who may only look is told so, and can change nothing", DESK, async (person, see) => {
  const { page } = person;
  person.name = "Vera";
  await person.accept(links.viewer);
  await person.openFile("scheduler.py");
  await person.sees("class Scheduler");
  await page.getByText("View only.").waitFor();
  assert.equal(await page.getByRole("button", { name: "New file" }).count(), 0);
  await page.getByText("You may read along here, but not write.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: /^Message/ }).count(), 0);
  const before = await person.shown();
  await person.editor.click();
  await person.types("not mine to write");
  assert.equal(await person.shown(), before);
  assert.equal((await house.api().read(room.code, "scheduler.py")).includes("not mine"), false);
  // It is said to be disabled, and says why when it is pressed all the same.
  await page.getByRole("button", { name: "Run", exact: true }).click({ force: true });
  await page.getByText("You may watch, but not run").first().waitFor();
  await see("viewer");
});

pages("A page from an earlier version says what to do", DESK, async (person, see) => {
  const { page } = person;
  await person.signIn(house.url, "ines");
  person.forgive(/404|Failed to fetch dynamically|error loading dynamically/i);
  await page.route(/\/assets\/ProfilePage/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${house.url}/profile`);
  await page.getByRole("button", { name: "Reload" }).or(page.getByRole("button", { name: "Open it again" })).first().waitFor({ timeout: SOON });
  await see("error");
});
