/**
 * A house of its own: the real binary, serving a fresh data directory on a port it picks.
 *
 * `LONGHOUSE_BIN` names the binary. Everything a house leaves is under `OUT`, so that a failed run
 * can be looked at: the server's log always, its data only until it is cleared away.
 */
import { execFile, spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { api } from "./api.mjs";

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where pictures and logs go. */
export const OUT = process.env.LONGHOUSE_OUT ?? here("../e2e/out");

/** The program under test. */
export const BIN =
  process.env.LONGHOUSE_BIN ?? here("../../target/x86_64-unknown-linux-gnu/release/longhouse");

/** How long the first line of a server may take to come. */
const START_MS = 60_000;

/** Compiled runtimes, as `prepare.sh` leaves them. */
const WARM = process.env.LONGHOUSE_WARM ?? join(OUT, "warm", "runtimes");

/** What everybody's password is. */
export const PASSWORD = "correct horse battery staple";

/** The environment without what a server would take for its settings. */
const CLEAN = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("LONGHOUSE_")),
);

const houses = new Set();

/** Compiled runtimes are hundreds of megabytes that nobody writes to: linked, where that is possible. */
async function share(from, to) {
  await run("cp", ["-al", from, to]).catch(() => cp(from, to, { recursive: true, force: true }));
}

/** A server and its data. */
export class House {
  /** The address, without a path. */
  url = "";
  /** The first line it printed: where to go. */
  link = "";
  /** When that line came. */
  startedAt = 0;
  /** The access token of the administrator, when `raise` made one. */
  token = "";

  #child = null;
  #exited = null;
  #log;
  #env;

  constructor(data, name, env) {
    this.data = data;
    this.name = name;
    this.#env = env;
    this.#log = createWriteStream(join(OUT, `${name}.log`), { flags: "a" });
  }

  /** Starts a house on fresh data. `warm` begins with compiled runtimes. */
  static async start(name, { warm = false, env = {} } = {}) {
    await mkdir(OUT, { recursive: true });
    const data = await mkdtemp(join(tmpdir(), "longhouse-e2e-"));
    if (warm && existsSync(WARM)) await share(WARM, join(data, "runtimes"));
    const house = new House(data, name, env);
    houses.add(house);
    await house.open();
    return house;
  }

  /** Starts the server; after `kill`, on the same data and, unless told otherwise, the same port. */
  async open(listen = this.url ? new URL(this.url).host : "127.0.0.1:0") {
    const child = spawn(BIN, ["serve", "--data", this.data, "--listen", listen], {
      env: { ...CLEAN, ...this.#env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#exited = new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })));
    child.stderr.pipe(this.#log, { end: false });
    this.link = await firstLine(child);
    this.startedAt = performance.now();
    this.url = new URL(this.link).origin;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Makes the administrator, by HTTP. */
  async raise({ registration = "open", name = "Ines Moreau", username = "ines" } = {}) {
    const code = new URL(this.link).searchParams.get("code");
    const session = await api(this.url).post("/api/setup", {
      code,
      name,
      username,
      password: PASSWORD,
      house: { name: "Longhouse", registration },
    });
    this.token = session.access_token;
    return session;
  }

  /** Speaks HTTP as the administrator, or as whoever `token` belongs to. */
  api(token = this.token) {
    return api(this.url, token);
  }

  /** Sends `signal` to the server. */
  signal(signal) {
    this.#child.kill(signal);
  }

  /** Pulls the server out of the world: it gets no chance to write anything more. */
  async kill() {
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  /** Asks the server to go, and waits until it has. */
  async stop() {
    this.#child.kill("SIGCONT");
    this.#child.kill("SIGTERM");
    return this.#exited;
  }

  /** Runs another command of the binary on this house's data. */
  async command(...args) {
    const { stdout, stderr } = await run(BIN, [...args, "--data", this.data], { env: CLEAN });
    return stdout + stderr;
  }

  /** Waits until programs in `language` can run. */
  async ready(language, within = 240_000) {
    await until(`${language} is prepared`, within, async () => {
      const { languages } = await this.api().get("/api/house");
      const found = languages.find(({ id }) => id === language);
      if (found?.state === "failed") throw new Error(`${language} could not be prepared`);
      return found?.state === "ready";
    });
  }

  /** Stops the server and clears its data away. */
  async clear() {
    houses.delete(this);
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
    this.#log.end();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Waits until `look` answers something true, and answers that. */
export async function until(what, within, look) {
  const end = performance.now() + within;
  let last = null;
  while (performance.now() < end) {
    try {
      const found = await look();
      if (found) return found;
      last = null;
    } catch (error) {
      if (/could not be prepared/.test(error.message)) throw error;
      last = error;
    }
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`Waited ${within} ms, and still not: ${what}${last ? ` (${last.message})` : ""}`);
}

function firstLine(child) {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error("The server printed no line")), START_MS);
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(timer);
      found(line.trim());
    });
    child.once("error", failed);
    child.once("exit", (code, signal) => failed(new Error(`The server ended: ${code ?? signal}`)));
  });
}

// Nothing stays behind when a test run is ended from outside.
process.once("exit", () => {
  for (const house of houses) house.signal("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
