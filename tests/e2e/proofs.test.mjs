/** What proves something about programs: receipts, tests with hidden cases, and the way from a message to its place. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { isAccessible } from "../lib/axe.mjs";
import { SOON } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { meet } from "../lib/meeting.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const LUCKY = `import random
a, b = map(int, input().split())
print(a + b, random.randrange(10**12))
`;
const SUM = `import sys
a, b = sys.stdin.read().split()
print(int(a) + int(b) if a != "0" else "zero ")
print("sums are done")
`;
const CASES = `[[case]]
name = "adds two numbers"
input = "1 2"
output = """
3
sums are done
"""

[[case]]
name = "adds nothing to something"
input = "0 4"
output = """
zero and four
sums are done"""
points = 2

[[case]]
name = "leaves spaces alone"
input = "0 9"
output = "zero\\nsums are done\\n"
exact = true
`;
const HIDDEN = `[[case]]
name = "very large"
input = "40000 12345"
output = "52345\\nsums are done"
points = 4

[[case]]
name = "words"
input = "six seven"
output = "thirteen"
points = 2
`;
const FAILS = `def deep(n):
    if n == 0:
        raise ValueError("too deep")
    deep(n - 1)


deep(2)
`;
const COMPILES = `print("src/größe.c:2:10: error: use of undeclared identifier 'width'")
print("src/größe.c:1:1: warning: unused function 'area' [-Wunused-function]")
`;

let house;
let browser;
let code;
let ines;
let tom;

before(async () => {
  const files = {
    "lucky.py": LUCKY,
    "sum.py": SUM,
    "sum.tests.toml": CASES,
    "fails.py": FAILS,
    "compiles.py": COMPILES,
    "src/größe.c": "int area(void);\nint ä = width;\n",
    "typed.ts": 'const port: number = "http";\n',
  };
  const likes = [{ theme: "dark" }, { theme: "light", ...PHONE }];
  ({ house, browser, code, ines, tom } = await meet("Proofs", { files, language: "python", likes }));
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

const button = (person, name) => person.page.getByRole("button", { name, exact: true });

/** Chooses one of the other ways to run. */
async function ways(person, name) {
  await button(person, "More ways to run").click();
  await person.page.getByRole("menuitem", { name }).click();
}

/** Opens a file on a phone. */
async function opens(person, name) {
  const { page } = person;
  await page.getByRole("navigation", { name: "Parts of this room" }).getByRole("button", { name: "Code" }).click();
  const files = page.getByRole("region", { name: "Editor" }).getByRole("button", { expanded: false }).first();
  if (!(await person.file(name).isVisible())) await files.click();
  await person.file(name).click();
  await person.editor.waitFor();
}

/** The first file of a ZIP archive, which has to be called `name`. */
function unzipFirst(zip, name) {
  const [method, packed] = [zip.readUInt16LE(8), zip.readUInt32LE(18)];
  const [nameLength, extraLength] = [zip.readUInt16LE(26), zip.readUInt16LE(28)];
  assert.equal(zip.toString("utf8", 30, 30 + nameLength), name);
  const from = 30 + nameLength + extraLength;
  const content = zip.subarray(from, from + packed);
  return method === 8 ? inflateRawSync(content) : content;
}

test("A run with a seed has a receipt, and is the same again, bit for bit", async () => {
  const { page } = ines;
  await ines.openFile("lucky.py");
  await ways(ines, "Run with a seed…");
  const dialog = page.getByRole("dialog", { name: "Run lucky.py with a seed" });
  assert.match(await dialog.getByRole("textbox", { name: "Seed" }).inputValue(), /^\d{1,3}$/);
  await ines.picture("proofs-seed-dark");
  await isAccessible(ines);
  await dialog.getByRole("textbox", { name: "Seed" }).fill("seven");
  await dialog.getByRole("button", { name: "Run" }).click();
  await dialog.getByText("A seed is a whole number").waitFor();
  await dialog.getByRole("textbox", { name: "Seed" }).fill("7");
  await dialog.getByRole("textbox", { name: "Input" }).fill("1 2\n");
  await dialog.getByRole("button", { name: "Run" }).click();

  const proof = page.getByRole("region", { name: "Receipt of this run" });
  await proof.getByText("Seed 7").waitFor();
  await ines.terminalShows("exit 0", 60_000);
  const [said] = (await ines.terminal()).match(/^3 \d+/m);
  const [, sum] = /Receipt\s+([0-9a-f]{12})…/.exec(await until("the receipt", SOON, async () => {
    const words = await proof.textContent();
    return words.includes("Receipt ") && words;
  }));
  const [download] = await Promise.all([page.waitForEvent("download"), button(ines, "Download").click()]);
  assert.match(download.suggestedFilename(), /^run-\d+\.zip$/);
  const receipt = unzipFirst(await readFile(await download.path()), "receipt.json");
  assert.equal(createHash("sha256").update(receipt).digest("hex").slice(0, 12), sum);
  assert.equal(JSON.parse(receipt).seed, 7);

  // The sources of now are others: those of then are run.
  await house.api().write(code, "lucky.py", `${LUCKY}print("changed")\n`);
  await button(ines, "Repeat").click();
  await proof.getByText("the same, bit for bit").waitFor({ timeout: 60_000 });
  await ines.terminalShows(said);
  assert.equal((await ines.terminal()).includes("changed"), false);
  await ines.picture("proofs-repeated-dark");
  await isAccessible(ines);
  ines.isContent();
});

test("An owner hides tests, and says them as the server understands them", async () => {
  const { page } = ines;
  await ines.openFile("sum.py");
  await ways(ines, "Hidden tests…");
  const dialog = page.getByRole("dialog", { name: "Hidden tests of sum.py" });
  const cases = dialog.getByRole("textbox", { name: "Cases" });
  await cases.fill(HIDDEN.replace("points = 4", "points = many"));
  ines.forgive(/422/);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText(/line 5/).waitFor();
  await ines.picture("proofs-hidden-dark");
  await isAccessible(ines);
  await cases.fill(HIDDEN);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  await ways(ines, "Hidden tests…");
  await until("what was saved is there", SOON, async () => (await cases.inputValue()) === HIDDEN);
  await page.keyboard.press("Escape");
});

test("An editor runs the tests, and learns of hidden ones only whether they passed", async () => {
  const { page } = tom;
  await opens(tom, "sum.tests.toml");
  await button(tom, "More ways to run").click();
  await tom.picture("proofs-menu-phone");
  assert.equal(await page.getByRole("menuitem", { name: "Hidden tests…" }).count(), 0);
  await page.getByRole("menuitem", { name: "Run tests" }).click();
  const table = page.getByRole("table", { name: "Tests of sum.py" });
  await table.waitFor({ timeout: 60_000 });
  await page.getByText("2 of 5 passed").waitFor();
  await page.getByText("5 of 10 points").waitFor();
  // The first that failed is open.
  await table.getByText("zero and four").waitFor();
  await table.getByText("very large").waitFor();
  await table.getByText("words").waitFor();
  assert.equal(await table.getByRole("img", { name: "hidden" }).count(), 2);
  assert.equal(await table.getByRole("button", { name: /words/ }).count(), 0);
  assert.equal(/40000|six|thirteen|invalid literal/.test(await page.textContent("body")), false);
  await tom.picture("proofs-tests-phone");
  await isAccessible(tom);

  // By keys, the other failure opens: spaces are all that differs.
  await ines.page.getByRole("tab", { name: "Tests of sum.py" }).click();
  const exact = ines.page.getByRole("button", { name: /leaves spaces alone/ });
  await exact.focus();
  await ines.page.keyboard.press("Enter");
  await ines.page.getByText("zero·↵").waitFor();
  assert.equal(await exact.getAttribute("aria-expanded"), "true");
  await ines.picture("proofs-tests-dark");
  await isAccessible(ines);
  await button(ines, "Show the output").click();
  await ines.terminalShows("2 of 5 passed");
  tom.isContent();
});

test("Tests are begun by writing them, and keys run them", async () => {
  const { page } = ines;
  await ines.openFile("fails.py");
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByRole("button", { name: "Go to its tests" }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Go to its tests" }).click();
  await ines.sees("adds two numbers");
  await ines.file("fails.tests.toml").waitFor();
  assert.match(await house.api().read(code, "fails.tests.toml"), /^# Each case runs the program once/);
});

test("A place that a program names opens in the editor, from the terminal and from plain text", async () => {
  const { page } = ines;
  await ines.openFile("lucky.py");
  await ines.openFile("fails.py");
  await ines.runs();
  await ines.terminalShows("too deep", 60_000);
  await ines.openFile("lucky.py");
  const row = page.locator(".xterm-rows > div").filter({ hasText: "line 3, in deep" }).first();
  const box = await row.boundingBox();
  // Somewhere in the path, which begins behind `  File "`.
  await page.mouse.move(box.x + 100, box.y + box.height / 2);
  await page.mouse.move(box.x + 110, box.y + box.height / 2);
  await page.locator(".xterm-cursor-pointer").waitFor({ state: "attached" });
  await page.mouse.click(box.x + 110, box.y + box.height / 2);
  await ines.sees("def deep(n)");
  await ines.status("Ln 3, Col 1");

  await ines.openFile("lucky.py");
  await button(ines, "Show output as plain text").click();
  await page.getByRole("button", { name: '/room/fails.py", line 4' }).first().click();
  await ines.status("Ln 4, Col 1");
  await ines.sees("def deep(n)");
  await button(ines, "Show output as a terminal").click();
});

test("On a phone, a place in the output brings the code to the front", async () => {
  const { page } = tom;
  await page.getByRole("navigation", { name: "Parts of this room" }).getByRole("button", { name: "Run" }).click();
  await page.getByRole("tab", { name: "fails.py", exact: true }).click();
  await tom.terminalShows("too deep");
  const box = await page.locator(".xterm-rows > div").filter({ hasText: "line 3, in deep" }).first().boundingBox();
  await page.touchscreen.tap(box.x + 110, box.y + box.height / 2);
  await tom.sees("def deep(n)");
  await page.locator(".monaco-editor .current-line").first().waitFor();
  await until("the caret is in line 3", SOON, () => page.evaluate(() => {
    const top = (found) => document.querySelector(found).getBoundingClientRect().top;
    const lines = [...document.querySelectorAll(".view-line")].sort((a, b) => a.offsetTop - b.offsetTop);
    return Math.abs(top(".monaco-editor .current-line") - lines[2].getBoundingClientRect().top) < 3;
  }));
  await tom.picture("proofs-place-phone");
  tom.isContent();
});

test("What compilers say is listed, leads to its place, and is gone with the next run", async () => {
  const { page } = ines;
  await ines.openFile("compiles.py");
  await ines.runs();
  await button(ines, "1 error and 1 warning").click({ timeout: 60_000 });
  await ines.picture("proofs-problems-dark");
  await isAccessible(ines);
  await page.getByRole("button", { name: /undeclared identifier/ }).click();
  // Clang counts the bytes of ä, the editor counts letters.
  await ines.status("Ln 2, Col 9");
  await page.locator(".squiggly-error").first().waitFor();

  await ines.openFile("typed.ts");
  await button(ines, "2 errors and 1 warning").waitFor({ timeout: 60_000 });
  await ines.openFile("compiles.py");
  await house.api().write(code, "compiles.py", 'print("fine")\n');
  await ines.sees("fine");
  await ines.runs();
  await button(ines, "1 error").waitFor({ timeout: 60_000 });
  ines.isContent();
});
