/** Two people at one program: who types, what survives, and what it leaves behind. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Person, SOON } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { meet } from "../lib/meeting.mjs";
import { isAccessible } from "../lib/axe.mjs";

const ASKS = `import os
name = input("Your name? ")
print(f"\\x1b[32mHello, {name}!\\x1b[0m", os.environ["COLUMNS"].isdigit())
rest = input("And then? ")
with open("out.txt", "w") as out:
    out.write(f"{name}, {rest}\\n")
with open("table.csv", "w") as out:
    out.write("a,b\\n1,2\\n")
with open("dots.bin", "wb") as out:
    out.write(b"\\xff\\x00")
print("written")
`;
const WAITS = "input('waits ')\n";

let house;
let browser;
let code;
let ines;
let tom;

before(async () => {
  ({ house, browser, code, ines, tom } = await meet("Terminal", {
    files: { "ask.py": ASKS, "wait.py": WAITS },
    language: "python",
    likes: [{ theme: "dark" }, { theme: "light" }],
  }));
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

const button = (person, name) => person.page.getByRole("button", { name, exact: true });
const says = (person, words) => person.page.getByText(words).first().waitFor();

test("The keyboard is asked for, handed over, and held through a reload", async () => {
  await tom.openFile("ask.py");
  await tom.runs();
  await Promise.all([ines.terminalShows("Your name?", 60_000), tom.terminalShows("Your name?")]);
  await button(tom, "Only me").click();
  await says(ines, "Tomasz has the keyboard.");
  await ines.page.locator(".xterm-screen").click();
  await ines.page.keyboard.type("x");
  await says(ines, "Tomasz has the keyboard; ask for it");

  await tom.answers("Adaeze");
  await ines.terminalShows("Hello, Adaeze! True");
  await tom.picture("terminal-light");
  await ines.picture("terminal-dark");

  await tom.page.reload();
  await tom.terminalShows("Hello, Adaeze! True");
  await says(tom, "You have the keyboard.");
  assert.match(await tom.terminal(), /^Your name\? Adaeze\s*\nHello, Adaeze! True\s*\nAnd then\?/);

  // Not the owner of the room, so that it has to be asked for.
  const liv = await Person.at(browser, "Liv", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await liv.accept(await house.api().invite(code));
  await liv.page.getByRole("navigation").getByRole("button", { name: "Run" }).click();
  await liv.terminalShows("And then?");
  await button(liv, "Ask for it").click();
  await says(tom, "Liv asks for the keyboard of ask.py");
  await tom.picture("terminal-asked");
  await liv.picture("terminal-phone");
  await isAccessible(tom);
  await isAccessible(liv);
  await tom.page.locator("[data-sonner-toast]").getByRole("button", { name: "Hand over" }).click();
  await says(liv, "You have the keyboard.");
  await liv.leave();
  await says(ines, /Liv is away/);
});

test("Whoever started it leaves, and the others finish it and keep what it wrote", async () => {
  await tom.leave();
  await ines.answers("rest");
  await ines.terminalShows("written");
  await ines.terminalShows("exit 0");
  const offer = ines.page.getByRole("region", { name: "ask.py wrote" });
  await offer.getByText("not text: cannot be kept yet").waitFor();
  await ines.picture("terminal-wrote");
  await isAccessible(ines);
  await offer.getByRole("button", { name: "Keep table.csv in the tree" }).click();
  await ines.file("table.csv").waitFor();
  assert.equal(await house.api().read(code, "table.csv"), "a,b\n1,2\n");

  // Someone else has made a file of that name since: both stay.
  await house.api().write(code, "out.txt", "mine\n");
  await offer.getByRole("button", { name: "Keep out.txt in the tree" }).click();
  await offer.getByText("kept as out (1).txt").waitFor();
  assert.equal(await house.api().read(code, "out.txt"), "mine\n");
  assert.equal(await house.api().read(code, "out (1).txt"), "Adaeze, rest\n");
  ines.isContent();
});

test("Programs that run at once have tabs, which arrows reach; Ctrl-C and Ctrl-D do as in a terminal", async () => {
  const { page } = ines;
  await ines.openFile("wait.py");
  await ines.runs();
  await ines.terminalShows("waits", 60_000);
  await ines.openFile("ask.py");
  await ines.runs();
  await ines.terminalShows("Your name?", 60_000);
  const tabs = page.getByRole("tablist", { name: "Run panel" });
  await tabs.getByRole("tab", { name: "wait.py, running" }).waitFor();
  await ines.picture("terminal-tabs");
  await tabs.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await ines.terminalShows("waits");
  await page.locator(".xterm-screen").click();
  await page.keyboard.press("Control+c");
  await ines.terminalShows("interrupted by Ines, status 130");
  await tabs.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("Delete");
  await ines.terminalShows("Your name?");
  await page.locator(".xterm-screen").click();
  await page.keyboard.type("one two");
  await page.keyboard.press("Control+w");
  await page.keyboard.type("six");
  await page.keyboard.press("Enter");
  await ines.terminalShows("Hello, one six!");
  await page.keyboard.press("Control+d");
  await ines.terminalShows("EOFError");
  await until("one tab is left", SOON, async () => (await tabs.getByRole("tab").count()) === 2);
  await isAccessible(ines);
  ines.isContent();
});
