/** Firefox, steered by WebDriver BiDi over its own port: no driver in between. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { until } from "./house.mjs";

const candidates = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Where Firefox is, if it is installed. */
export const FIREFOX = candidates.find((path) => path && existsSync(path));

/** Nothing is fetched from anywhere but the house. */
const PREFS = `
user_pref("app.update.auto", false);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("network.prefetch-next", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("toolkit.telemetry.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("ui.prefersReducedMotion", 1);
`;

/** Keys that are no letters, as WebDriver writes them. */
export const KEY = { enter: "\uE007", end: "\uE010", control: "\uE009" };

export class Firefox {
  /** Errors that pages reported. */
  complaints = [];
  #child;
  #profile;
  #socket;
  #next = 1;
  #asked = new Map();
  #context;

  static async launch() {
    const firefox = new Firefox();
    firefox.#profile = await mkdtemp(join(tmpdir(), "longhouse-firefox-"));
    await writeFile(join(firefox.#profile, "user.js"), PREFS);
    const args = ["--headless", "--no-remote", "--profile", firefox.#profile, "--remote-debugging-port", "0"];
    firefox.#child = spawn(FIREFOX, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, MOZ_HEADLESS_WIDTH: "1440", MOZ_HEADLESS_HEIGHT: "900" } });
    let said = "";
    firefox.#child.stderr.on("data", (data) => {
      said += data;
    });
    const address = await until("Firefox listens", 60_000, () => /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]);
    await firefox.#connect(`${address}/session`);
    return firefox;
  }

  async #connect(address) {
    this.#socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((open, failed) => this.#socket.once("open", open).once("error", failed));
    this.#socket.on("message", (data) => this.#receive(JSON.parse(data.toString())));
    await this.ask("session.new", { capabilities: {} });
    await this.ask("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = await this.ask("browsingContext.getTree", {});
    this.#context = contexts[0].context;
    await this.ask("browsingContext.setViewport", { context: this.#context, viewport: { width: 1440, height: 900 } });
  }

  #receive(message) {
    if (message.method === "log.entryAdded") {
      const { level, text, source } = message.params;
      if (level === "error") this.complaints.push(`${text} (${source?.realm ?? ""})`);
      return;
    }
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    if (message.type === "error") asked?.failed(new Error(`${message.error}: ${message.message}`));
    else asked?.done(message.result);
  }

  ask(method, params) {
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done, failed) => this.#asked.set(id, { done, failed }));
  }

  goto(url) {
    return this.ask("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  /** The value of an expression in the page. */
  async evaluate(expression) {
    const params = { expression, target: { context: this.#context }, awaitPromise: true };
    const { result, exceptionDetails } = await this.ask("script.evaluate", params);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** The first element with that role and name, as soon as there is one. */
  async find(role, name) {
    const locator = { type: "accessibility", value: { role, name } };
    return until(`${role} “${name}”`, 30_000, async () => {
      const { nodes } = await this.ask("browsingContext.locateNodes", { context: this.#context, locator });
      return nodes[0];
    });
  }

  async locate(css) {
    const locator = { type: "css", value: css };
    return until(css, 30_000, async () => {
      const { nodes } = await this.ask("browsingContext.locateNodes", { context: this.#context, locator });
      return nodes[0];
    });
  }

  click(element) {
    const origin = { type: "element", element: { sharedId: element.sharedId } };
    const actions = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    return this.ask("input.performActions", { context: this.#context, actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  type(text) {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    return this.ask("input.performActions", { context: this.#context, actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async picture(path) {
    const { data } = await this.ask("browsingContext.captureScreenshot", { context: this.#context });
    await writeFile(path, Buffer.from(data, "base64"));
  }

  async close() {
    this.#socket?.terminate();
    const gone = new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGKILL");
    await gone;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
