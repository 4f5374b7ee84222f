/** Strangers: from the first line a server prints to two people at work in one room. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, until } from "../lib/house.mjs";

let house;
let browser;
let ines;
let tom;
let link;

before(async () => {
  [house, browser] = await Promise.all([House.start("strangers"), launch()]);
  ines = await Person.at(browser, "Ines Moreau");
  tom = await Person.at(browser, "Tomasz Wrona");
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
      await ines.picture(`failed-ines`).catch(() => {});
      await tom.picture(`failed-tomasz`).catch(() => {});
      throw error;
    }
    ines.isContent();
    tom.isContent();
  });
}

together("Strangers are at work together within 60 s of the server's first line", async (t) => {
  const { page } = ines;
  await ines.raise(house.link);
  const raised = performance.now();
  await page.getByRole("button", { name: "New room" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Job runner");
  await dialog.getByRole("button", { name: "Create room" }).click();
  await page.waitForURL(/\/r\//);
  await ines.newFile("main.py");
  const entered = performance.now();

  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("button", { name: "Link copied" }).waitFor();
  link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, await page.getByRole("textbox", { name: "Invite link" }).inputValue());
  await page.keyboard.press("Escape");
  const invited = performance.now();

  await tom.accept(link);
  await tom.openFile("main.py");
  await tom.toEnd();
  await tom.types("#");
  await ines.sees("#");
  const seen = performance.now();

  const s = (from, to) => ((to - from) / 1000).toFixed(1);
  const total = s(house.startedAt, seen);
  t.diagnostic(
    `first line to the guest's first keystroke seen: ${total} s (set up ${s(house.startedAt, raised)}, ` +
      `room ${s(raised, entered)}, invite ${s(entered, invited)}, guest ${s(invited, seen)})`,
  );
  assert.ok(seen - house.startedAt < 60_000, `It took ${total} s`);
});

together("Both see each other's named cursor", async () => {
  await ines.toEnd();
  await ines.types(" ");
  await tom.types(" ");
  await ines.page.locator(".rc-flag", { hasText: "Tomasz" }).waitFor({ state: "attached" });
  await tom.page.locator(".rc-flag", { hasText: "Ines" }).waitFor({ state: "attached" });
  await ines.page.locator(".rc-caret").first().waitFor({ state: "attached" });
});

together("What one types, the other sees; and what both type at once comes together", async () => {
  await ines.page.keyboard.press("Control+a");
  await ines.page.keyboard.press("Delete");
  await ines.types("# top\n\n# bottom");
  await tom.sees("# bottom");
  await tom.page.keyboard.press("Control+End");
  await ines.page.keyboard.press("Control+Home");
  await ines.page.keyboard.press("End");
  await Promise.all([ines.types(" by ines and friends", 20), tom.types(" by tomasz and others", 20)]);
  const text = "# top by ines and friends\n\n# bottom by tomasz and others";
  await ines.sees(text);
  await tom.sees(text);
  await ines.isSafe();
  await tom.isSafe();
  assert.equal(await readFile("main.py"), text);
});

together("Undo takes back one's own edits alone", async () => {
  await ines.page.keyboard.press("Control+z");
  for (const person of [ines, tom]) await person.sees("# top\n\n# bottom by tomasz and others");
  await ines.page.keyboard.press("Control+Shift+z");
  const text = "# top by ines and friends\n\n# bottom by tomasz and others";
  await ines.sees(text);
  await tom.sees(text);
});

together("The beam has a part for each, which brightens while they type", async () => {
  await until("two parts", SOON, async () => (await tom.page.locator(".beam-seg").count()) === 2);
  await ines.types("x");
  await tom.page.locator('.beam-seg[data-active="true"]').first().waitFor({ state: "attached" });
  await tom.page.getByText("Ines is editing").waitFor();
});

together("Files are made and named for both", async () => {
  await ines.newFile("notes.txt");
  await tom.file("notes.txt").waitFor();
  await fromMenu(tom, "notes.txt", "Rename");
  await tom.page.getByRole("textbox", { name: "Name", exact: true }).fill("notes.md");
  await tom.page.keyboard.press("Enter");
  await ines.file("notes.md").waitFor();
});

together("Files are moved and deleted for both; undo brings them back", async () => {
  await writeFile("plan.md", "First, look.\n");
  await tom.file("plan.md").waitFor();
  await ines.page.getByRole("button", { name: "New folder" }).first().click();
  await ines.page.getByRole("textbox", { name: "Name of the new folder" }).fill("docs");
  await ines.page.keyboard.press("Enter");
  await tom.file("docs").waitFor();
  await tom.file("plan.md").dragTo(tom.file("docs"));
  await ines.openFolder("docs");
  await until("it is in the folder for Ines", SOON, async () => {
    return (await ines.file("plan.md").getAttribute("aria-level")) === "2";
  });
  assert.equal(await readFile("docs/plan.md"), "First, look.\n");

  await fromMenu(ines, "docs", "Delete");
  await tom.file("docs").waitFor({ state: "detached" });
  await ines.page.getByRole("button", { name: "Undo" }).click();
  await tom.file("docs").waitFor();
  await ines.file("plan.md").waitFor();
  assert.equal(await readFile("docs/plan.md"), "First, look.\n");
});

together("A file's language, once switched, is switched for both", async () => {
  await writeFile("data.txt", "[1, 2]\n");
  await tom.openFile("data.txt");
  await ines.openFile("data.txt");
  await ines.page.getByRole("button", { name: /^Language of this file/ }).click();
  await ines.page.locator('[role^="menuitem"]', { hasText: /^JSON$/ }).click();
  await tom.page.getByRole("button", { name: "Language of this file: JSON" }).waitFor();
});

together("A Python program runs for both, and the other one answers it", async (t) => {
  await house.ready("python");
  await writeFile("main.py", 'name = input("Who is there? ")\nprint(f"Welcome, {name}!")\n');
  await ines.openFile("main.py");
  await tom.openFile("main.py");
  await tom.sees("Welcome");
  const asked = performance.now();
  await ines.runs();
  await Promise.all([ines.terminalShows("Who is there?", 60_000), tom.terminalShows("Who is there?", 60_000)]);
  t.diagnostic(`Run pressed to the prompt in both terminals: ${Math.round(performance.now() - asked)} ms`);
  await tom.answers("Adaeze");
  await Promise.all([ines.terminalShows("Welcome, Adaeze!"), tom.terminalShows("Welcome, Adaeze!")]);
  await ines.terminalShows("exit 0");
  // As a terminal would: the answer stands once, behind the question, and others see whose it was.
  assert.match(await ines.terminal(), /^Who is there\? Adaeze\s+← typed by Tomasz\s*\nWelcome, Adaeze!/);
  assert.match(await tom.terminal(), /^Who is there\? Adaeze\s*\nWelcome, Adaeze!/);
});

together("So does a JavaScript program", async () => {
  await house.ready("javascript");
  const program = [
    'process.stdout.write("A number? ");',
    'process.stdin.on("data", (data) => { console.log("Twice is", 2 * Number(String(data))); process.exit(3); });',
  ];
  await writeFile("twice.js", `${program.join("\n")}\n`);
  await tom.openFile("twice.js");
  await tom.sees("Twice");
  await tom.runs();
  await ines.terminalShows("A number?", 60_000);
  await ines.answers("21");
  await Promise.all([ines.terminalShows("Twice is 42"), tom.terminalShows("Twice is 42")]);
  await tom.terminalShows("exit 3");
});

together("They talk, with code in it, and see who is writing", async () => {
  await ines.says("That is the **old** heartbeat, see `main.py`");
  await tom.reads("heartbeat, see");
  await tom.page.getByRole("textbox", { name: /^Message / }).pressSequentially("I will mend", { delay: 20 });
  await ines.page.getByText("Tomasz is typing").waitFor();
  await tom.page.keyboard.press("Enter");
  await ines.reads("I will mend");
  const strong = tom.page.getByRole("log").locator("strong", { hasText: "old" });
  await strong.waitFor();
});

together("A reload keeps everything", async () => {
  await tom.page.reload();
  await tom.reads("That is the");
  await tom.file("twice.js").waitFor();
  await tom.openFile("main.py");
  await tom.sees("Welcome, {name}");
  await tom.terminalShows("Twice is 42");
  assert.match(await tom.terminal(), /^A number\? 21\s*\nTwice is 42/);
  await tom.page.getByRole("tab", { name: "Runs" }).click();
  await tom.page.getByTitle(/^Show the output of main\.py/).first().click();
  await tom.terminalShows("Welcome, Adaeze!");
  assert.match(await tom.terminal(), /^Who is there\? Adaeze\s*\nWelcome, Adaeze!/);
  await tom.isSafe();
});

together("Following someone brings their file and place", async () => {
  await ines.openFile("main.py");
  await tom.openFile("twice.js");
  await ines.page.getByRole("button", { name: /^Follow Tomasz/ }).first().click();
  await ines.page.getByText("Following Tomasz Wrona").first().waitFor();
  await ines.sees("Twice is");
  await ines.page.keyboard.press("Escape");
});

/** Chooses from what a right click on a file offers. */
async function fromMenu(person, file, item) {
  await person.file(file).click({ button: "right" });
  await person.page.getByRole("menuitem", { name: item }).click();
}

async function readFile(path) {
  const answer = await ines.context.request.get(`${house.url}/api/rooms/${ines.room}/tree/${path}`);
  assert.equal(answer.status(), 200);
  return answer.text();
}

async function writeFile(path, text) {
  const url = `${house.url}/api/rooms/${ines.room}/tree/${path}`;
  const headers = { "content-type": "text/plain", origin: house.url };
  const answer = await ines.context.request.put(url, { data: text, headers });
  assert.ok(answer.ok(), `${answer.status()} ${await answer.text()}`);
}
