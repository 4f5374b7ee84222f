/** What axe finds on a page by WCAG 2.2 AA. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails if axe finds something on what `person` sees, or if it is wider than the screen. */
export async function isAccessible(person) {
  const { page } = person;
  // What the checker itself does is not what the page does.
  person.isContent();
  await page.evaluate(axe);
  const found = await page.evaluate(
    async (tags) => (await axe.run(document, { runOnly: tags, preload: false })).violations,
    RULES,
  );
  person.complaints.length = 0;
  const said = found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`).join("\n  ")}`);
  assert.deepEqual(said, [], `axe on the page of ${person.name}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
}
