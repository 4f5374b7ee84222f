/** From the sign-in page to a running program and a message, without touching the mouse. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person, SOON } from "../lib/browser.mjs";
import { House, PASSWORD, until } from "../lib/house.mjs";

let house;
let browser;
let person;

before(async () => {
  [house, browser] = await Promise.all([House.start("keyboard", { warm: true }), launch()]);
  await house.raise();
  person = await Person.at(browser, "Ines Moreau");
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

/** What has the focus: its role or tag, its name, and whether one can see that it has. */
function focus() {
  return person.page.evaluate(() => {
    const element = document.activeElement;
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
    const style = getComputedStyle(element);
    // The ring may lie on the element, or on what holds it.
    const ring = (one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    return { tag: element.tagName, label: label.trim(), visible: ring(element) || ring(element.parentElement ?? element), style: style.outline };
  });
}

/** Presses Tab until something called `label` has the focus; everything on the way must show that it has it. */
async function tabTo(label, most = 60) {
  const passed = [];
  for (let n = 0; n < most; n += 1) {
    await person.page.keyboard.press("Tab");
    const at = await focus();
    if (at.tag === "BODY") continue;
    passed.push(at.label.slice(0, 40));
    assert.ok(at.visible, `nothing shows that “${at.label.slice(0, 60)}” (${at.tag}) has the focus: ${at.style}`);
    if (label.test(at.label)) return at;
  }
  return assert.fail(`${label} was not reached by Tab; passed ${passed.join(" | ")}`);
}

test("Everything on the way from sign-in to a running program can be done by keyboard", async () => {
  const { page } = person;
  const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  try {
    await page.goto(`${house.url}/sign-in`);
    await page.getByRole("textbox", { name: "Email or username" }).waitFor();
    if (!/username/.test((await focus()).label)) await tabTo(/username/);
    await person.types("ines");
    await tabTo(/^Password/);
    await person.types(PASSWORD, 0);
    await press("Enter");
    await page.getByRole("button", { name: "New room" }).first().waitFor();

    await tabTo(/^New room/);
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await until("the first field has the focus", SOON, async () => /^Name/.test((await focus()).label));
    await person.types("By hand");
    await press("Enter");
    await page.waitForURL(/\/r\//);

    await page.getByText("Nothing on the table yet.").waitFor();
    await tabTo(/^New file/);
    await press("Enter");
    await page.getByRole("textbox", { name: "Name of the new file" }).waitFor();
    await person.types("hello.js");
    await press("Enter");
    await person.file("hello.js").waitFor();
    await until("the new file has the focus, or shows", SOON, async () => /hello/.test((await focus()).label) || (await person.editor.count()) > 0);
    if (!(await person.editor.count())) await press("Enter");
    await person.editor.waitFor();

    // F6 goes from part to part; the code is one of them.
    await until("F6 leads to the code", SOON, async () => {
      if (/^hello\.js\. Ctrl M/.test((await focus()).label)) return true;
      await press("F6");
      return false;
    });
    await person.types('console.log("by hand")', 5);
    await person.sees('console.log("by hand")');
    await house.ready("javascript");
    await press("Control+Enter");
    await person.terminalShows("by hand", 60_000);
    await person.terminalShows("exit 0");

    // Nobody is caught in the editor.
    await press("Control+m", "Tab");
    assert.doesNotMatch((await focus()).label, /^hello\.js\. Ctrl M/);

    await press("Control+k");
    await page.getByRole("dialog").waitFor();
    await person.types("Write a message");
    await press("Enter");
    await until("the message box has the focus", SOON, async () => /^Message/.test((await focus()).label));
    await person.types("Sent by hand");
    await press("Enter");
    await person.reads("Sent by hand");
    await press("Escape");
    await until("Esc leads back to the code", SOON, async () => /^hello\.js/.test((await focus()).label));

    await press("F6", "Shift+F6");
    await press("Control+k");
    await person.types("Keyboard shortcuts");
    await press("Enter");
    await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
    await press("Escape");
  } catch (error) {
    await person.picture("failed-keyboard").catch(() => {});
    throw error;
  }
  person.isContent();
});

test("Files are walked, renamed and deleted by keyboard", async () => {
  const { page } = person;
  await person.file("hello.js").focus();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("bye.js");
  await page.keyboard.press("Enter");
  await person.file("bye.js").waitFor();
  await until("the renamed file has the focus", SOON, async () => /bye/.test((await focus()).label));
  await page.keyboard.press("Delete");
  await person.file("bye.js").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await person.file("bye.js").waitFor();
  person.isContent();
});
