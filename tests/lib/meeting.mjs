/** A house with one room, in which two people are. */
import { launch, Person } from "./browser.mjs";
import { House } from "./house.mjs";

/**
 * Ines, whose house it is, and Tomasz, who came by a link, in the room `name` with `files`.
 * `likes` says how each wants their browser; `language` is waited for.
 */
export async function meet(name, { files = {}, language = null, likes = [{}, {}] } = {}) {
  const [house, browser] = await Promise.all([House.start(name.toLowerCase(), { warm: true }), launch()]);
  await house.raise();
  const api = house.api();
  const { code } = await api.room(name);
  for (const [path, text] of Object.entries(files)) await api.write(code, path, text);
  const link = await api.invite(code);
  if (language) await house.ready(language);
  const ines = await Person.at(browser, "Ines Moreau", likes[0]);
  const tom = await Person.at(browser, "Tomasz Wrona", likes[1]);
  await ines.signIn(house.url, "ines", `/r/${code}`);
  await tom.accept(link);
  return { house, browser, code, ines, tom };
}
