/**
 * People in real browsers: each has a context of their own, and everything the browser complains
 * about is kept. A test that ends with a complaint it did not announce has failed.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { OUT, PASSWORD, until } from "./house.mjs";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Tabs of other people are in the background, and go on all the same.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

/** How long anything may take to show, on a machine that does three things at once. */
export const SOON = 20_000;

/** What browsers say of a network that is gone; for tests that take it away. */
export const NETWORK = /net::ERR_|WebSocket connection|Failed to fetch|NetworkError/;

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts Chromium. */
export function launch() {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("Chromium is not installed (or name it in CHROMIUM)");
  return chromium.launch({ executablePath, args: ARGS });
}

/** Runs in every page before anything else: tells what the content security policy stopped. */
function tellViolations() {
  document.addEventListener("securitypolicyviolation", (event) => {
    const where = `${event.sourceFile ?? ""}:${event.lineNumber ?? ""}`;
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${where} ${event.sample ?? ""}`);
  });
}

/** Someone at a browser. */
export class Person {
  /** What the browser complained about, and nobody forgave. */
  complaints = [];
  #forgiven = [];

  constructor(name, context, page) {
    this.name = name;
    this.context = context;
    this.page = page;
  }

  /** Sits down at a fresh browser. */
  static async at(browser, name, options = {}) {
    const { theme, ...rest } = options;
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      locale: "en-GB",
      permissions: ["clipboard-read", "clipboard-write"],
      ...rest,
    });
    context.setDefaultTimeout(SOON);
    await context.addInitScript(tellViolations);
    if (theme) await context.addInitScript((value) => localStorage.setItem("lh.theme", value), theme);
    const person = new Person(name, context, await context.newPage());
    context.on("page", (page) => person.#watch(page));
    person.#watch(person.page);
    return person;
  }

  #watch(page) {
    const complain = (what) => {
      if (!this.#forgiven.some((pattern) => pattern.test(what))) this.complaints.push(what);
    };
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      complain(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => complain(`page: ${error.stack || `${error.name}: ${error.message}`}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // Navigating away ends what was under way.
      if (why !== "net::ERR_ABORTED") complain(`request: ${request.url()} ${why}`);
    });
    page.on("crash", () => complain("the page crashed"));
  }

  /** From now on, complaints like this are part of the test. */
  forgive(pattern) {
    this.#forgiven.push(pattern);
    this.complaints = this.complaints.filter((what) => !pattern.test(what));
  }

  /** Fails if the browser complained. */
  isContent() {
    assert.deepEqual(this.complaints, [], `The browser of ${this.name} complained`);
  }

  async leave() {
    await this.context.close();
  }

  /** Raises a new house by its set-up link, in three steps. */
  async raise(link, { name = this.name, username = "ines" } = {}) {
    const { page } = this;
    await page.goto(link);
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("textbox", { name: "Username" }).fill(username);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("textbox", { name: "Name of the house" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("textbox", { name: "Address" }).waitFor();
    await page.getByRole("button", { name: "Raise the house" }).click();
    await page.getByRole("button", { name: "New room" }).first().waitFor();
  }

  async signIn(origin, login, path = "/") {
    const { page } = this;
    await page.goto(`${origin}/sign-in?next=${encodeURIComponent(path)}`);
    await page.getByRole("textbox", { name: "Email or username" }).fill(login);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname === path);
  }

  /** Comes in by an invite link, as a guest with this person's name. */
  async accept(link) {
    const { page } = this;
    await page.goto(link);
    await page.getByRole("textbox", { name: "Your name" }).fill(this.name);
    await page.getByRole("button", { name: "Come in" }).click();
    await page.waitForURL(/\/r\//);
  }

  /** The code of the room in the address. */
  get room() {
    return decodeURIComponent(new URL(this.page.url()).pathname.split("/").at(-1));
  }

  /** Makes a file by the button above the tree, and waits until it shows in the editor. */
  async newFile(name) {
    const { page } = this;
    await page.getByRole("button", { name: "New file" }).first().click();
    await page.getByRole("textbox", { name: "Name of the new file" }).fill(name);
    await page.keyboard.press("Enter");
    await this.openFile(name);
  }

  file(name) {
    return this.page.getByRole("treeitem", { name: new RegExp(`^${escape(name)}`) });
  }

  async openFile(name) {
    await this.file(name).click();
    await this.page.getByRole("button", { name: new RegExp(`^${escape(name)}`) }).first().waitFor();
    await this.editor.waitFor();
  }

  /** Unfolds a folder, unless it is. */
  async openFolder(name) {
    await until(`${name} is unfolded`, SOON, async () => {
      if ((await this.file(name).getAttribute("aria-expanded")) === "true") return true;
      await this.file(name).click();
      return false;
    });
  }

  get editor() {
    return this.page.locator(".monaco-editor .view-lines").first();
  }

  /** Puts the caret to the end of the file. */
  async toEnd() {
    await this.editor.click();
    await this.page.keyboard.press("Control+End");
  }

  /** Types key by key, as people do. */
  async types(text, delay = 15) {
    await this.page.keyboard.type(text, { delay });
  }

  /** What the editor shows. */
  shown() {
    return this.page.evaluate(shownText);
  }

  /** Waits until the editor shows `text` somewhere. */
  async sees(text, within = SOON) {
    try {
      await this.page.waitForFunction(seesText, text, { timeout: within, polling: 30 });
    } catch (error) {
      if (error.name !== "TimeoutError") throw error;
      assert.fail(`${this.name} does not see ${JSON.stringify(text)}, but:\n${await this.shown()}`);
    }
  }

  /** The durability light. */
  get light() {
    return this.page.locator("[data-light]").first();
  }

  /** Waits until everything is said to be saved. */
  async isSafe(within = SOON) {
    await this.page.locator('[data-light="saved"]').first().waitFor({ timeout: within });
  }

  /** Waits until the status line says `words`. */
  async status(words, within = SOON) {
    const line = this.page.locator("footer").getByText(words).first();
    await line.waitFor({ state: "attached", timeout: within });
  }

  async says(message) {
    const box = this.page.getByRole("textbox", { name: /^Message / });
    await box.fill(message);
    await box.press("Enter");
  }

  /** Waits until the chat shows `message`. */
  async reads(message) {
    await this.page.getByRole("log").getByText(message).first().waitFor();
  }

  async runs() {
    await this.page.getByRole("button", { name: "Run", exact: true }).click();
  }

  /** What the terminal shows. */
  async terminal() {
    const rows = await this.page.locator(".xterm-rows > div").allTextContents();
    return rows.join("\n").replaceAll("\u00a0", " ").trimEnd();
  }

  /** Waits until the terminal shows `text`. */
  async terminalShows(text, within = SOON) {
    let last = "";
    await until("terminal", within, async () => {
      last = await this.terminal();
      return last.includes(text);
    }).catch(() => assert.fail(`${this.name}'s terminal does not show ${JSON.stringify(text)}, but:\n${last}`));
  }

  /** Types a line into the program that runs. */
  async answers(line) {
    await this.page.locator(".xterm-screen").click();
    await this.page.keyboard.type(line, { delay: 15 });
    await this.page.keyboard.press("Enter");
  }

  /** Takes a picture into the folder of results. */
  async picture(name, options = {}) {
    await mkdir(OUT, { recursive: true });
    await this.page.screenshot({ path: join(OUT, `${name}.png`), ...options });
  }
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** In the page: what the editor shows, from the top. */
export function shownText() {
  const top = (line) => Number.parseFloat(line.style.top);
  const lines = [...document.querySelectorAll(".monaco-editor .view-lines .view-line")];
  lines.sort((a, b) => top(a) - top(b));
  return lines.map((line) => line.textContent.replaceAll("\u00a0", " ").replaceAll("\u200b", "")).join("\n");
}

/** In the page: whether the editor shows `text`. */
function seesText(text) {
  const top = (line) => Number.parseFloat(line.style.top);
  const lines = [...document.querySelectorAll(".monaco-editor .view-lines .view-line")];
  lines.sort((a, b) => top(a) - top(b));
  const shown = lines.map((line) => line.textContent.replaceAll("\u00a0", " ").replaceAll("\u200b", ""));
  return shown.join("\n").includes(text);
}

/** Waits until everyone's editor shows the same, which is what the house says the file is. */
export async function agree(people, read, within = SOON) {
  let seen = [];
  await until("everyone agrees", within, async () => {
    const stored = (await read()).replace(/\n$/, "");
    seen = [stored, ...(await Promise.all(people.map((person) => person.shown())))];
    return seen.every((text) => text.replace(/\n$/, "") === stored);
  }).catch(() => {
    const names = ["the house", ...people.map(({ name }) => name)];
    assert.fail(`They differ:\n${seen.map((text, n) => `--- ${names[n]}\n${text}`).join("\n")}`);
  });
  return seen[0];
}
