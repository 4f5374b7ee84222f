/**
 * Autobahn's fuzzing client against `/ws`, with the subprotocol that echoes: no case may fail.
 *
 * Cases 12 and 13 are about compression, which the server does not negotiate: they are left out.
 * The suite runs on Python 2.7 only. `clients/run` installs it when it finds one.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { House, OUT } from "../lib/house.mjs";

const python = process.env.AUTOBAHN_PYTHON;
const packages = process.env.AUTOBAHN_PACKAGES;
const skip = python ? false : "there is no Python 2.7, which Autobahn's suite needs";
const MINUTES_9 = 540_000;

const GOOD = ["OK", "NON-STRICT", "INFORMATIONAL"];

let house;

before(async () => {
  if (skip) return;
  house = await House.start("autobahn", { warm: true });
  await house.raise();
});

after(() => house?.clear());

test("Autobahn's fuzzing client finds nothing that fails", { skip }, async (t) => {
  const folder = join(OUT, "autobahn");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const url = `${house.url.replace("http", "ws")}/ws?token=${house.token}`;
  const spec = join(folder, "spec.json");
  await writeFile(
    spec,
    JSON.stringify({
      outdir: folder,
      servers: [{ agent: "longhouse", url, protocols: ["longhouse.echo"], options: { version: 18 } }],
      cases: ["*"],
      "exclude-cases": ["12.*", "13.*"],
      "exclude-agent-cases": {},
    }),
  );
  const main = `import site; site.addsitedir(${JSON.stringify(packages)}); from autobahntestsuite.wstest import run; run()`;
  await promisify(execFile)(python, ["-c", main, "-m", "fuzzingclient", "-s", spec], {
    timeout: MINUTES_9,
    maxBuffer: 64 * 1024 * 1024,
  });

  const { longhouse } = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  const counts = {};
  const bad = [];
  for (const [id, { behavior, behaviorClose }] of Object.entries(longhouse)) {
    counts[behavior] = (counts[behavior] ?? 0) + 1;
    if (!GOOD.includes(behavior) || !GOOD.includes(behaviorClose)) bad.push(`${id}: ${behavior}, close ${behaviorClose}`);
  }
  assert.deepEqual(bad, []);
  assert.ok(Object.keys(longhouse).length > 280, `only ${Object.keys(longhouse).length} cases ran`);
  t.diagnostic(Object.entries(counts).map(([behavior, count]) => `${count} ${behavior}`).join(", "));
  t.diagnostic("cases 12 and 13 (compression) left out: the server does not negotiate it");
});
