/**
 * The HTTP interface against its own description, by schemathesis: whatever is asked, by whomever,
 * the answer is one that `/api/openapi.json` promises, of the form that it promises, and no fault of
 * the server. A room that there is, and ids that there are not, stand in for what addresses name.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { House, PASSWORD } from "../lib/house.mjs";

const SCHEMATHESIS = join(dirname(process.env.ACCOUNTS_PYTHON ?? ""), "schemathesis");

/** What the answers are held to. */
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_schema_conformance",
];

/** What would end the sign-in that asks, or the account behind it; and archives, which it cannot make. */
const LEFT_OUT = "^/api/(session|me$|me/sessions|me/password|admin/users)|/archive$";

let house;
let folder;
let asked;
const tokens = {};

before(async () => {
  house = await House.start("rules");
  await house.raise();
  tokens.admin = house.token;
  const member = { username: "mira", name: "Mira", password: PASSWORD };
  tokens.member = (await house.api().post("/api/users", member)).access_token;
  const room = await house.api().post("/api/rooms", { name: "Rules", visibility: "public" });
  const invites = `/api/rooms/${room.code}/invites`;
  const { url } = await house.api().post(invites, { role: "editor", guests: true });
  const accept = `/api/invites/${url.split("/").at(-1)}/accept`;
  tokens.guest = (await house.api("").post(accept, { name: "Gus" })).access_token;
  await house.api(tokens.member).post(`/api/rooms/${room.code}/join`, {});
  folder = await mkdtemp(join(tmpdir(), "longhouse-rules-"));
  // It cannot write what a piece of a file is sent as; tests/it/uploads does.
  const pieces = `[[operations]]\ninclude-name = "PATCH /api/uploads/{id}"\nenabled = false\n`;
  const config = `[parameters]\n"path.code" = "${room.code}"\n\n${pieces}`;
  await writeFile(join(folder, "schemathesis.toml"), config);
});

after(async () => {
  await house?.clear();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Asks as whoever `token` belongs to; what schemathesis says, if it finds anything. */
function ask(token, seed) {
  const args = [
    ...["--config-file", join(folder, "schemathesis.toml")],
    ...["run", `${house.url}/api/openapi.json`],
    ...["--checks", CHECKS.join(","), "--phases", "examples,coverage,fuzzing"],
    ...["--max-examples", "6", "--workers", "1", "--seed", String(seed), "--no-shrink"],
    ...["--exclude-path-regex", LEFT_OUT, "--header", `Authorization: Bearer ${token}`],
    ...["--continue-on-failure", "--request-timeout", "20", "--warnings", "off", "--no-color"],
  ];
  return new Promise((done) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(SCHEMATHESIS, args, options, (error, stdout, stderr) => done(error ? stdout + stderr : ""));
  });
}

for (const [n, who] of ["admin", "member", "guest"].entries()) {
  test(`Whatever a ${who} asks is answered as described`, async () => {
    // All at once: each of them waits more than it computes.
    asked ??= ["admin", "member", "guest"].map((one, seed) => ask(tokens[one], seed + 1));
    const said = await asked[n];
    assert.equal(said, "", said.slice(0, 20_000));
  });
}
