// Puts a brotli copy (quality 11) beside every compressible file of dist/.
// Copies are cached by content, so a rebuild compresses only what changed.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const QUALITY = 11;
const COMPRESSIBLE = new Set([
  ".html",
  ".js",
  ".css",
  ".svg",
  ".json",
  ".ttf",
  ".txt",
  ".map",
  ".wasm",
  ".webmanifest",
]);
const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const cache = join(root, "node_modules/.cache/longhouse-brotli");
const compress = promisify(brotliCompress);

/** Compresses `bytes` into `target`, through the cache. */
async function compressed(bytes, target) {
  const kept = join(cache, `${createHash("sha256").update(bytes).digest("hex")}.q${QUALITY}.br`);
  try {
    await copyFile(kept, target);
    return 0;
  } catch {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const packed = await compress(bytes, { params });
    // Renamed into place: a build that is stopped half-way leaves no torn copy in the cache.
    const draft = `${kept}.${process.pid}`;
    await writeFile(draft, packed);
    await rename(draft, kept);
    await writeFile(target, packed);
    return 1;
  }
}

await mkdir(cache, { recursive: true });
const names = await readdir(dist, { recursive: true });
const files = [];
for (const name of names) {
  const path = join(dist, name);
  if (!COMPRESSIBLE.has(extname(name)) || name.startsWith(".vite")) continue;
  const { size } = await stat(path);
  files.push({ path, size });
}
// The largest first, so that no worker ends with the TypeScript service alone.
files.sort((a, b) => b.size - a.size);

let fresh = 0;
const queue = files[Symbol.iterator]();
const work = async () => {
  for (const { path } of queue) fresh += await compressed(await readFile(path), `${path}.br`);
};
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
console.log(`brotli: ${files.length} files, ${fresh} of them new`);
