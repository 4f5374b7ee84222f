// Draws up dist/.leaked.txt, the leaked passwords that the server refuses: a sorted line for each, in
// the form in which it compares them. It is embedded beside the front end, and never served.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The shortest password that the server takes (MIN_PASSWORD). */
const SHORTEST = 12;
/** How many of the shorter ones are kept as words: those are what people put a year behind. */
const WORDS = 10_000;
/** The shortest word; with fewer letters it is nobody's choice that counts, but what stands around. */
const SHORTEST_WORD = 5;

const main = createRequire(import.meta.url).resolve("@zxcvbn-ts/language-common");
const source = join(dirname(main), "../src/passwords.json");
const target = fileURLToPath(new URL("../dist/.leaked.txt", import.meta.url));

/** The letters of `password`, when there are none but in a row; digits and signs at its ends go. */
function word(password) {
  const core = password.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return core.length >= SHORTEST_WORD && /^[a-z]+$/.test(core) ? [core] : [];
}

// The most frequent first.
const all = JSON.parse(await readFile(source, "utf8"))
  .map((password) => password.toLowerCase())
  .filter((password) => /^[!-~]+$/.test(password));
const long = all.filter((password) => password.length >= SHORTEST);
const words = [...all.slice(0, WORDS), ...long].flatMap(word);
const lines = [...new Set([...long, ...words])].sort();
await writeFile(target, lines.map((line) => `${line}\n`).join(""));
console.log(
  `leaked passwords: ${long.length} of ${all.length} are long enough, and ${lines.length - long.length} words`,
);
