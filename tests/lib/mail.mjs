/** A mail server made by others (aiosmtpd), and the letters that came to it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { until } from "./house.mjs";

const PYTHON = process.env.ACCOUNTS_PYTHON ?? "python3";
const SCRIPT = fileURLToPath(new URL("../accounts/smtp_server.py", import.meta.url));

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A mail server that runs. */
export class MailServer {
  /** What it has taken. */
  letters = [];
  #child;

  /**
   * Starts one at `port`; `tls` names its certificate and key, `implicit` has it encrypted from the
   * first byte, `auth` says who may bring letters.
   */
  static async start(port, { tls, implicit, auth } = {}) {
    const server = new MailServer();
    const options = [
      ...(tls ? ["--tls", ...tls] : []),
      ...(implicit ? ["--implicit"] : []),
      ...(auth ? ["--auth", ...auth] : []),
    ];
    server.#child = spawn(PYTHON, ["-W", "ignore", SCRIPT, String(port), ...options], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: server.#child.stdout });
    await new Promise((ready, failed) => {
      lines.on("line", (line) => {
        const told = JSON.parse(line);
        if (told.ready) ready();
        else server.letters.push(told);
      });
      server.#child.once("error", failed);
      server.#child.once("exit", (code) => failed(new Error(`The mail server ended: ${code}`)));
    });
    return server;
  }

  /** The newest letter to `to` whose subject fits, once it is there. */
  letter(to, subject, within = 20_000) {
    const fits = ({ to: all, headers }) => all.includes(to) && subject.test(headers.subject);
    return until(`a letter to ${to}`, within, () => this.letters.findLast(fits));
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    this.#child.stdin.end();
    await once(this.#child, "exit");
  }
}

/** The link in a letter. */
export const linkOf = ({ text }) => /https?:\/\/\S+/.exec(text)[0];
