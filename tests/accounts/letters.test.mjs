/**
 * Letters through a mail server made by others: what is in them, that they arrive although the
 * server was away or the house was killed, and a person who follows their links in a browser.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { api } from "../lib/api.mjs";
import { launch, Person } from "../lib/browser.mjs";
import { House, PASSWORD, until } from "../lib/house.mjs";
import { freePort, linkOf, MailServer } from "../lib/mail.mjs";

const NEXT = "a cat beside the oven";
const AUTH = ["longhouse", "hunter2 äß"];

let browser;
let certificates;
const open = [];

before(async () => {
  browser = await launch();
  certificates = mkdtempSync(join(tmpdir(), "longhouse-ca-"));
});

afterEach(async () => {
  for (const end of open.splice(0).reverse()) await end();
});

after(async () => {
  await browser?.close();
  rmSync(certificates, { recursive: true, force: true });
});

async function mailServer(port, options) {
  const server = await MailServer.start(port, options);
  open.push(() => server.stop());
  return server;
}

/** A house that sends its letters to `port`, with an administrator who has an address. */
async function writing(name, port, env = {}) {
  const house = await House.start(name, {
    warm: true,
    env: {
      LONGHOUSE_MAIL_HOST: "127.0.0.1",
      LONGHOUSE_MAIL_PORT: String(port),
      LONGHOUSE_MAIL_TLS: "none",
      LONGHOUSE_MAIL_FROM: "The house <house@lh.example>",
      ...env,
    },
  });
  open.push(() => house.clear());
  await house.raise();
  await house.api().patch("/api/admin/house", { public_url: house.url });
  return house;
}

/** Someone with an account and an address. */
async function member(house, username, email) {
  return api(house.url).post("/api/users", { username, name: username, email, password: PASSWORD });
}

test("Who forgot their password gets back in by a letter, and by its link once", async () => {
  const port = await freePort();
  const mail = await mailServer(port, { auth: AUTH });
  const house = await writing("letters-forgot", port, {
    LONGHOUSE_MAIL_USERNAME: AUTH[0],
    LONGHOUSE_MAIL_PASSWORD: AUTH[1],
  });
  await member(house, "tom", "tom@x.example");
  const welcome = await mail.letter("tom@x.example", /Confirm your address/);
  assert.equal(welcome.user, AUTH[0]);

  const tom = await Person.at(browser, "Tom");
  open.push(() => tom.leave());
  const { page } = tom;
  await page.goto(linkOf(welcome));
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await page.getByRole("heading", { name: "Your address is confirmed" }).waitFor();

  await page.goto(`${house.url}/sign-in`);
  await page.getByRole("link", { name: "Forgot it?" }).click();
  await page.getByRole("textbox", { name: "Email or username" }).fill("tom");
  await page.getByRole("button", { name: "Send a link" }).click();
  await page.getByRole("heading", { name: "Look into your letters" }).waitFor();
  const letter = await mail.letter("tom@x.example", /new password/);
  const link = linkOf(letter);
  assert.ok(link.startsWith(`${house.url}/reset/`), link);

  await page.goto(link);
  await page.getByLabel("New password").fill(NEXT);
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("textbox", { name: "Email or username" }).fill("tom");
  await page.getByLabel("Password", { exact: true }).fill(NEXT);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  tom.isContent();
  await mail.letter("tom@x.example", /password at .* has changed/);

  tom.forgive(/404/);
  await page.goto(link);
  await page.getByLabel("New password").fill("another one altogether");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("heading", { name: "This link is no longer good" }).waitFor();
});

test("A letter is text and a page that loads nothing, from one program to a person", async () => {
  const port = await freePort();
  const mail = await mailServer(port);
  const house = await writing("letters-look", port);
  await house.api().patch("/api/admin/house", { name: "Haus <b>ü</b> & 家" });
  await api(house.url).post("/api/users", {
    username: "tom",
    name: "Tom\u00a0<img src=x>",
    email: "tom@x.example",
    password: PASSWORD,
  });
  const { headers, text, html, sender } = await mail.letter("tom@x.example", /Confirm/);
  assert.equal(sender, "house@lh.example");
  assert.equal(headers.subject, "Confirm your address for Haus <b>ü</b> & 家");
  assert.equal(headers["auto-submitted"], "auto-generated");
  assert.match(headers["message-id"], /^<[0-9a-f-]{36}@lh\.example>$/);
  assert.match(headers["content-type"], /^multipart\/alternative/);
  assert.match(text, /\/verify\/[\w-]{43}/);
  assert.ok(html.includes("Haus &lt;b&gt;ü&lt;/b&gt; &amp; 家"));
  assert.doesNotMatch(html, /<img|<script|<link|src=|url\(/);

  const reader = await Person.at(browser, "Tom");
  open.push(() => reader.leave());
  for (const colorScheme of ["light", "dark"]) {
    await reader.page.emulateMedia({ colorScheme });
    await reader.page.setContent(html);
    await reader.page.getByRole("link", { name: "Confirm this address" }).waitFor();
    await reader.picture(`letter-${colorScheme}`);
  }
  reader.isContent();
});

test("Letters wait for a mail server that is away, also through kill -9", async () => {
  const port = await freePort();
  const house = await writing("letters-away", port);
  await member(house, "tom", "tom@x.example");
  const waiting = await until("an attempt was made", 20_000, async () => {
    const { letters } = await house.api().get("/api/admin/letters");
    return letters.find(({ attempts, error }) => attempts > 0 && error);
  });
  assert.equal(waiting.state, "waiting");
  await house.kill();
  const mail = await mailServer(port);
  await house.open();
  await mail.letter("tom@x.example", /Confirm/, 60_000);
  await until("it is said to be sent", 20_000, async () => {
    const { letters } = await house.api().get("/api/admin/letters");
    return letters.every(({ state, link }) => state === "sent" && link === null);
  });
});

test("A letter that is refused for now is tried again, and one that is refused for good is not", async () => {
  const port = await freePort();
  const mail = await mailServer(port);
  const house = await writing("letters-refused", port);
  await house.api().post("/api/admin/letters/test", { to: "nobody@x.example" });
  await house.api().post("/api/admin/letters/test", { to: "later@x.example" });
  await mail.letter("later@x.example", /arrive/, 40_000);
  const { letters } = await house.api().get("/api/admin/letters");
  const refused = letters.find(({ recipient }) => recipient === "nobody@x.example");
  assert.equal(refused.state, "failed");
  assert.match(refused.error, /nobody is called so/);
  assert.equal(refused.attempts, 1);
});

/** A certificate authority, and a certificate of it for `name`. */
function certify(folder, name) {
  const at = (file) => join(folder, file);
  const openssl = (...args) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=A test", "-days", "2");
  openssl("req", ...key, "-keyout", "key.pem", "-out", "csr.pem", "-subj", `/CN=${name}`);
  writeFileSync(at("ext"), `subjectAltName=DNS:${name}\nbasicConstraints=CA:FALSE\n`);
  openssl("x509", "-req", "-in", "csr.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
    "-out", "cert.pem", "-days", "2", "-extfile", "ext");
  return { ca: at("ca.pem"), tls: [at("cert.pem"), at("key.pem")] };
}

/** Letters go to who can show a certificate that we trust, and to nobody else. */
async function trustsNobodyElse(way) {
  const { ca, tls } = certify(certificates, "localhost");
  const port = await freePort();
  const mail = await mailServer(port, { tls, auth: AUTH, implicit: way === "implicit" });
  const env = {
    LONGHOUSE_MAIL_HOST: "localhost",
    LONGHOUSE_MAIL_TLS: way,
    LONGHOUSE_MAIL_USERNAME: AUTH[0],
    LONGHOUSE_MAIL_PASSWORD: AUTH[1],
  };
  const doubting = await writing(`letters-${way}-doubting`, port, env);
  await member(doubting, "tom", "tom@x.example");
  const told = await until("it is said why", 20_000, async () => {
    const { letters } = await doubting.api().get("/api/admin/letters");
    return letters.find(({ error }) => error);
  });
  assert.match(told.error, /certificate/i);
  const trusting = await writing(`letters-${way}-trusting`, port, { ...env, LONGHOUSE_MAIL_CA_FILE: ca });
  await member(trusting, "liv", "liv@x.example");
  const letter = await mail.letter("liv@x.example", /Confirm/);
  assert.equal(letter.tls, true);
  assert.equal(letter.user, AUTH[0]);
  assert.equal(mail.letters.filter(({ to }) => to.includes("tom@x.example")).length, 0);
}

test("STARTTLS: letters go to who can show a certificate that we trust, and to nobody else", () =>
  trustsNobodyElse("starttls"));

test("Encrypted from the first byte: the same certificates, and the same doubts", () =>
  trustsNobodyElse("implicit"));

test("A server that speaks first, in the clear, is not taken for one that encrypts", async () => {
  const port = await freePort();
  const mail = await mailServer(port);
  const house = await writing("letters-clear", port, { LONGHOUSE_MAIL_TLS: "implicit" });
  await member(house, "tom", "tom@x.example");
  await until("it is said why", 20_000, async () => {
    const { letters } = await house.api().get("/api/admin/letters");
    return letters.find(({ error }) => error);
  });
  assert.equal(mail.letters.length, 0);
});

test("A server that offers no encryption is given neither password nor letter", async () => {
  const port = await freePort();
  const mail = await mailServer(port);
  const house = await writing("letters-bare", port, { LONGHOUSE_MAIL_TLS: "starttls" });
  await member(house, "tom", "tom@x.example");
  const told = await until("it is said why", 20_000, async () => {
    const { letters } = await house.api().get("/api/admin/letters");
    return letters.find(({ error }) => error);
  });
  assert.match(told.error, /STARTTLS/);
  assert.equal(mail.letters.length, 0);
});

test("An administrator invites someone, who makes their account by the letter", async () => {
  const port = await freePort();
  const mail = await mailServer(port);
  const house = await writing("letters-invite", port);
  await house.api().patch("/api/admin/house", { registration: "invite" });
  const ines = await Person.at(browser, "Ines Moreau");
  const liv = await Person.at(browser, "Liv Berg");
  open.push(() => ines.leave(), () => liv.leave());
  await ines.signIn(house.url, "ines", "/admin");
  const invitations = ines.page.getByRole("region", { name: "Invitations" });
  await invitations.getByRole("textbox", { name: "Email" }).fill("liv@x.example");
  await invitations.getByRole("button", { name: "Make an invitation" }).click();
  await invitations.getByText("For liv@x.example").waitFor();
  const letter = await mail.letter("liv@x.example", /Come in/);
  assert.match(letter.text, /Ines Moreau invites you/);

  const { page } = liv;
  await page.goto(linkOf(letter));
  await page.getByRole("heading", { name: "Ines Moreau invites you" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Email" }).inputValue(), "liv@x.example");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Liv Berg");
  await page.getByRole("textbox", { name: "Username" }).fill("liv");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto(`${house.url}/security`);
  await page.getByRole("region", { name: "Email" }).getByText("Confirmed").waitFor();
  const letters = ines.page.getByRole("region", { name: "Letters" });
  await letters.getByText("Sent", { exact: true }).first().waitFor();
  for (const person of [ines, liv]) {
    await person.picture(`letters-${person === ines ? "admin" : "security"}`, { fullPage: true });
    person.isContent();
  }
});
