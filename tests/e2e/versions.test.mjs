/** Texts that come back: an earlier version of a file, and a whole room out of a zip. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agree, SOON } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { meet } from "../lib/meeting.mjs";

let house;
let browser;
let code;
let ines;
let tom;

before(async () => {
  const files = { "plan.md": "# The first plan\n" };
  ({ house, browser, code, ines, tom } = await meet("Versions", { files }));
});

after(async () => {
  await browser?.close();
  await house?.clear();
});

/** Chooses an entry of a menu. */
async function choose(person, menu, entry) {
  await person.page.getByRole("button", { name: menu, exact: true }).click();
  await person.page.getByRole("menuitem", { name: entry }).click();
}

test("An earlier version is restored for everyone, and what came between is kept", async () => {
  const api = house.api();
  const { entries } = await api.get(`/api/rooms/${code}/tree`);
  const file = entries.find(({ path }) => path === "plan.md").id;
  const kept = async () => (await api.get(`/api/rooms/${code}/files/${file}/snapshots`)).snapshots.length;
  // The first change is kept as a version; the next comes too soon after it.
  await api.write(code, "plan.md", "# The first plan\nin two steps\n");
  await until("a version is kept", SOON, async () => (await kept()) === 1);
  await api.write(code, "plan.md", "# Another plan\n");
  for (const person of [ines, tom]) {
    await person.openFile("plan.md");
    await person.sees("# Another plan");
  }
  const dialog = ines.page.getByRole("dialog", { name: "Earlier versions of plan.md" });
  const versions = dialog.getByRole("list", { name: "Versions" }).getByRole("button");
  await choose(ines, "More for this file", "Earlier versions");
  await versions.first().waitFor();
  assert.equal(await versions.count(), 1);
  await dialog.getByRole("button", { name: "Restore this version" }).click();
  await dialog.waitFor({ state: "detached" });
  for (const person of [ines, tom]) await person.sees("in two steps");
  const text = await agree([ines, tom], () => api.read(code, "plan.md"));
  assert.equal(text, "# The first plan\nin two steps");
  // Work goes on from there, and what it was before is a version as well.
  await tom.toEnd();
  await tom.types("and a third");
  await ines.sees("and a third");
  await tom.isSafe();
  await choose(ines, "More for this file", "Earlier versions");
  await versions.nth(1).waitFor();
  assert.equal(await versions.count(), 2);
  await ines.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  ines.isContent();
  tom.isContent();
});

test("A zip is unpacked into a room while others look, and what is there is edited", async () => {
  const api = house.api();
  const source = await api.room("Source");
  await api.write(source.code, "plan.md", "# The plan out of the zip\n");
  await api.write(source.code, "src/deep/main.py", "print('unpacked')\n");
  const headers = { authorization: `Bearer ${house.token}` };
  const packed = await fetch(`${house.url}/api/rooms/${source.code}/archive.zip`, { headers });
  assert.equal(packed.status, 200);
  const buffer = Buffer.from(await packed.arrayBuffer());
  const { page } = ines;
  const asked = page.waitForEvent("filechooser");
  await choose(ines, "More for files", "Unpack a zip here");
  const chooser = await asked;
  await chooser.setFiles({ name: "source.zip", mimeType: "application/zip", buffer });
  for (const person of [ines, tom]) {
    await person.sees("# The plan out of the zip");
    await person.openFolder("src");
  }
  await tom.openFolder("deep");
  await tom.openFile("main.py");
  await tom.sees("print('unpacked')");
  assert.equal(await api.read(code, "plan.md"), "# The plan out of the zip\n");
  assert.equal(await api.read(code, "src/deep/main.py"), "print('unpacked')\n");
  ines.isContent();
  tom.isContent();
});

test("What is no zip is refused in words, and changes nothing", async () => {
  const api = house.api();
  const before = await api.get(`/api/rooms/${code}/tree`);
  const { page } = ines;
  // The browser says of every refused request that it was.
  ines.forgive(/Failed to load resource/);
  const asked = page.waitForEvent("filechooser");
  await choose(ines, "More for files", "Unpack a zip here");
  const chooser = await asked;
  await chooser.setFiles({ name: "not.zip", mimeType: "application/zip", buffer: Buffer.from("not a zip at all") });
  await page.getByText(/this is not a zip file/i).first().waitFor();
  assert.deepEqual(await api.get(`/api/rooms/${code}/tree`), before);
  ines.isContent();
});
