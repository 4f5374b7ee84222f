// Fails when a page asks for more script than promised, or when Monaco or xterm can be reached
// without opening a room. Reads the manifest of the last build.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const KIB = 1024;
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const entry = "index.html";
const pages = [
  { name: "sign-in", keys: [entry, "src/session/SignInPage.tsx"], kib: 100 },
  { name: "home", keys: [entry, "src/app/Inside.tsx", "src/rooms/HomePage.tsx"], kib: 120 },
];
const heavy =
  /node_modules\/(monaco-editor|@xterm)\/|src\/editor\/monaco|src\/sandbox\/.*[Tt]erminal/;
const roomPage = /^src\/(room|editor|sandbox|chat|tree)\//;

/** All chunks that `key` loads before it runs. */
function closure(key, seen = new Set()) {
  if (seen.has(key) || !manifest[key]) return seen;
  seen.add(key);
  for (const name of manifest[key].imports ?? []) closure(name, seen);
  return seen;
}

/** All chunks that `key` can come to, but for those behind the room page. */
function reachable(key, seen = new Set()) {
  if (seen.has(key) || !manifest[key] || roomPage.test(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const name of [...imports, ...dynamicImports]) reachable(name, seen);
  return seen;
}

const gz = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const faults = [];

for (const { name, keys, kib } of pages) {
  // A page that is part of its parent's chunk has no entry of its own in the manifest.
  const chunks = new Set(keys.flatMap((key) => [...closure(key)]));
  const files = new Set(
    [...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith(".js")),
  );
  const size = [...files].reduce((sum, file) => sum + gz(file), 0) / KIB;
  console.log(
    `${name.padEnd(8)} ${size.toFixed(1).padStart(6)} of ${kib} KiB gz in ${files.size} files`,
  );
  if (size > kib) {
    faults.push(
      `The ${name} page loads ${size.toFixed(1)} KiB of script (gz); at most ${kib} KiB are allowed. Move something behind import().`,
    );
  }
  for (const key of chunks) {
    if (heavy.test(key))
      faults.push(`The ${name} page loads ${key}: Monaco and xterm belong to the room alone.`);
  }
}
for (const key of reachable(entry)) {
  if (heavy.test(key))
    faults.push(
      `${key} can be reached without opening a room: import it from the room page, dynamically.`,
    );
}
for (const fault of faults) console.error(`budget: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
