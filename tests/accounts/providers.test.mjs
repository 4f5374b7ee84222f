/** People who come in by a provider: a real one, two at once, and one that lies. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { isAccessible } from "../lib/axe.mjs";
import { launch, Person } from "../lib/browser.mjs";
import { register } from "../lib/api.mjs";
import { BIN, House, PASSWORD } from "../lib/house.mjs";
import { codeOf } from "../lib/totp.mjs";
import { hostile, place } from "./provider.mjs";

const run = promisify(execFile);
const SECRET = "a secret: 100% & more";
const accounts = {
  ann: { email: "ann@example.org", email_verified: true, name: "Ann Ashby", preferred_username: "ines" },
  tom: { email: "Tom@Example.org", email_verified: true, name: "Tom" },
  una: { email: "tom@example.org", email_verified: false, name: "Una" },
  max: { email: "max@example.org", email_verified: true, name: "Max" },
};

let house;
let invites;
let browser;
let acme;
let beta;
let evil;
const people = [];

/** Settings of providers, as one line of TOML. */
function settings(list) {
  const entry = (pairs) =>
    Object.entries(pairs)
      .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
      .join(", ");
  return {
    LONGHOUSE_ACCOUNTS_PROVIDERS: `[${list.map((one) => `{ ${entry(one)} }`).join(", ")}]`,
    // All of them sit at one address.
    LONGHOUSE_ACCOUNTS_ATTEMPTS_PER_MINUTE_AND_ADDRESS: "1000",
  };
}

before(async () => {
  [acme, beta, evil] = await Promise.all([place(), place(), hostile()]);
  const known = { client_id: "longhouse", client_secret: SECRET };
  const list = [
    { id: "acme", name: "Acme", issuer: acme.issuer, ...known },
    { id: "beta", name: "Beta", icon: "gitlab", issuer: beta.issuer, ...known },
    { id: "evil", name: "Evil", issuer: evil.issuer, ...known },
    { id: "google", issuer: evil.issuer, client_id: "longhouse", client_secret: SECRET },
  ];
  [house, invites, browser] = await Promise.all([
    House.start("providers", { warm: true, env: settings(list) }),
    House.start("providers-by-invitation", { warm: true, env: settings([list[2]]) }),
    launch(),
  ]);
  await house.raise();
  await invites.raise({ registration: "invite" });
  acme.serve(house.url, "acme", accounts);
  // The other one puts everything into the token, signs on a curve, and wants the secret in the form.
  beta.serve(house.url, "beta", accounts, {
    client: { id_token_signed_response_alg: "ES256", token_endpoint_auth_method: "client_secret_post" },
    clientAuthMethods: ["client_secret_post"],
    conformIdTokenClaims: false,
    jwks: { keys: [curve()] },
  });
});

function curve() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: "curve", use: "sig", alg: "ES256" };
}

after(async () => {
  await browser?.close();
  await Promise.all([house?.clear(), invites?.clear()]);
  for (const server of [acme, beta, evil]) server?.close();
});

/** Someone at a browser of their own. */
async function person(name) {
  const one = await Person.at(browser, name);
  // Answers that refuse something are written to the console by the browser itself.
  one.forgive(/status of 4\d\d/);
  // The pages of the real provider would like to have letters from elsewhere.
  await one.context.route(/fonts\.googleapis\.com/, (route) => route.fulfill({ body: "" }));
  people.push(one);
  return one;
}

/** A test after which no browser complains. */
function shown(name, body) {
  test(name, async (t) => {
    try {
      await body(t);
    } catch (error) {
      evil.mode = "honest";
      for (const one of people.splice(0)) await one.picture(`failed-${one.name}`).catch(() => {});
      throw error;
    }
    evil.mode = "honest";
    for (const one of people.splice(0)) {
      one.isContent();
      await one.leave();
    }
  });
}

const button = ({ page }, name) => page.getByRole("link", { name: `Continue with ${name}` });

/** Presses the button of a provider, and signs in there as `login`. */
async function comeBy(one, provider, login, next = "/rooms", origin = house.url) {
  const { page } = one;
  await page.goto(`${origin}/sign-in?next=${encodeURIComponent(next)}`);
  await button(one, provider).click();
  await atProvider(one, login);
}

async function atProvider({ page }, login) {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Who is signed in at this browser; null when nobody is. */
const me = async ({ context }, origin = house.url) => {
  const answer = await context.request.get(`${origin}/api/me`);
  return answer.ok() ? (await answer.json()).user : null;
};

/** Everyone who has an account in the house. */
async function users() {
  const { stdout } = await run(BIN, ["user", "--data", house.data, "list"], { env: {} });
  return stdout.trim().split("\n");
}

shown("Someone new comes in by their provider, chooses a name, and is known the next time", async () => {
  const ann = await person("Ann");
  const { page } = ann;
  const before = await users();
  await comeBy(ann, "Acme", "ann", "/rooms");
  await page.waitForURL(`${house.url}/welcome`);
  await page.getByRole("heading", { name: "Welcome." }).waitFor();
  await page.getByText("You are ann@example.org there.").waitFor();
  assert.deepEqual(await users(), before, "nothing is stored before a name is chosen");
  const username = page.getByRole("textbox", { name: "Username" });
  assert.equal(await username.inputValue(), "ann", "ines is taken, so it is not suggested");
  assert.equal(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "Ann Ashby");
  await isAccessible(ann);
  await username.fill("ines");
  await page.getByText("That username is taken.").waitFor();
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByText(/This username is taken/i).waitFor();
  await username.fill("ashby");
  await page.getByText("Free", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL(`${house.url}/rooms`);
  const made = await me(ann);
  assert.deepEqual(
    [made.username, made.name, made.email, made.role],
    ["ashby", "Ann Ashby", "ann@example.org", "member"],
  );

  // The provider knows them still, so it takes one press.
  await page.goto(`${house.url}/profile`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Come in." }).waitFor();
  await page.goto(`${house.url}/sign-in?next=%2Fsecurity`);
  await button(ann, "Acme").click();
  await page.waitForURL(`${house.url}/security`);
  await page.getByRole("heading", { name: "Security" }).waitFor();
  assert.equal((await me(ann)).id, made.id);
  const kept = (await ann.context.cookies()).filter(({ name }) => /flow|welcome/.test(name));
  assert.deepEqual(kept, [], "what was for the way is gone with it");

  // Their only way in stays; with a second one, either may go.
  const section = page.getByRole("region", { name: "Connected providers" });
  await isAccessible(ann);
  await section.getByRole("button", { name: "Disconnect Acme" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await dialog.getByText(/last way into your account/).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await section.getByRole("button", { name: "Connect Beta" }).click();
  await atProvider(ann, "ann-at-beta");
  await page.waitForURL(`${house.url}/security`);
  await section.getByRole("button", { name: "Disconnect Beta" }).waitFor();
  await section.getByRole("button", { name: "Disconnect Acme" }).click();
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await section.getByRole("button", { name: "Connect Acme" }).waitFor();
});

shown("An account with the same address is connected only by who signs in to it", async () => {
  const session = await register(house.url, "tom", PASSWORD, { email: "tom@example.org" });
  await register(house.url, "eve", PASSWORD, { email: "eve@example.org" });
  const tom = await person("Tom");
  const { page } = tom;
  await comeBy(tom, "Acme", "tom", "/rooms");
  await page.getByRole("heading", { name: "You have been here before" }).waitFor();
  assert.equal(await me(tom), null, "an address alone lets nobody in");

  // Whoever signs in to another account gets nothing of it.
  const settle = (data) => tom.context.request.post(`${house.url}/api/welcome`, { data });
  assert.equal((await (await settle({ username: "tommy" })).json()).code, "account_exists");
  await page.getByRole("link", { name: "Sign in to connect" }).click();
  const signIn = async (login) => {
    await page.getByRole("textbox", { name: "Email or username" }).fill(login);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${house.url}/welcome`);
    await page.getByRole("button", { name: "Connect Acme" }).click();
  };
  await signIn("eve");
  await page.getByText(/not the account with that address/).waitFor();
  await page.goto(`${house.url}/profile`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(`${house.url}/welcome`);
  await page.getByRole("link", { name: "Sign in to connect" }).click();
  await signIn("tom");
  await page.waitForURL(`${house.url}/rooms`);
  await page.goto(`${house.url}/profile`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(`${house.url}/sign-in?next=%2Frooms`);
  await button(tom, "Acme").click();
  await page.waitForURL(`${house.url}/rooms`);
  assert.equal((await me(tom)).id, session.user.id);

  // A provider's word takes the place of the password, not of the second step.
  const api = house.api(session.access_token);
  const { secret } = await api.post("/api/me/totp");
  await api.post("/api/me/totp/confirm", { code: codeOf(secret) });
  await page.goto(`${house.url}/profile`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(`${house.url}/sign-in?next=%2Fsecurity`);
  await button(tom, "Acme").click();
  const field = page.getByRole("textbox", { name: "Code" });
  await field.waitFor();
  assert.equal(await me(tom), null);
  await field.fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(`${house.url}/security`);
  assert.equal((await me(tom)).id, session.user.id);
});

shown("An address that nobody has verified is nobody's account, and is not kept", async () => {
  const una = await person("Una");
  await comeBy(una, "Beta", "una");
  await una.page.getByRole("button", { name: "Come in" }).click();
  await una.page.waitForURL(`${house.url}/rooms`);
  assert.equal((await me(una)).email, null);
});

shown("What a lying provider says is not believed, and the page says so", async () => {
  const eve = await person("Eve");
  const { page } = eve;
  const before = await users();
  for (const mode of evil.kinds) {
    evil.mode = mode;
    await page.goto(`${house.url}/api/session/evil/start`);
    await page.getByRole("alert").getByText(/cannot be trusted, so nobody was signed in/).waitFor();
    if (mode === evil.kinds[0]) await isAccessible(eve);
    assert.equal(await me(eve), null, mode);
    const welcome = await eve.context.request.get(`${house.url}/api/welcome`);
    assert.equal(welcome.status(), 404, mode);
  }
  const others = [
    ["state", /belongs to another sign-in/],
    ["iss", /belongs to another sign-in/],
    ["other callback", /belongs to another sign-in/],
    ["declined", /did not let Evil tell us/],
    ["refusing", /refused this sign-in/],
    ["failing", /does not work as it should/],
    ["endless", /does not answer/],
    ["away", /does not answer/],
  ];
  for (const [mode, sentence] of others) {
    const redeemed = evil.redeemed.length;
    evil.mode = mode;
    await page.goto(`${house.url}/api/session/evil/start`);
    await page.getByRole("alert").getByText(sentence).waitFor();
    assert.equal(await me(eve), null, mode);
    if (/state|iss|callback|declined/.test(mode)) assert.equal(evil.redeemed.length, redeemed, mode);
  }
  evil.mode = "honest";
  assert.deepEqual(await users(), before);
});

shown("A way back works once, and in the browser in which it was begun", async () => {
  const [mallory, victim] = [await person("Mallory"), await person("Victim")];
  let back = null;
  mallory.page.on("request", (request) => {
    if (request.url().includes("/callback?")) back = request.url();
  });
  await mallory.page.goto(`${house.url}/sign-in`);
  await button(mallory, "Evil").click();
  await mallory.page.waitForURL(`${house.url}/welcome`);
  for (const one of [mallory, victim]) {
    await one.page.goto(back);
    await one.page.getByRole("alert").getByText(/begun in another browser, or too long ago/).waitFor();
  }
  assert.equal(await me(victim), null);
});

shown("Nobody is led away from the house after signing in", async () => {
  const mallory = await person("Mallory");
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/api/docs"]) {
    const start = `${house.url}/api/session/evil/start?next=${encodeURIComponent(next)}`;
    await mallory.page.goto(start);
    const welcome = await (await mallory.context.request.get(`${house.url}/api/welcome`)).json();
    assert.equal(welcome.next, "/", next);
  }
});

shown("A house that takes in nobody new says so, and lets in who was invited", async () => {
  const guest = await person("Guest");
  const { page } = guest;
  await page.goto(`${invites.url}/sign-in`);
  await button(guest, "Evil").click();
  await page.getByRole("alert").getByText(/by invitation/).waitFor();
  const api = invites.api();
  const { code } = await api.room("Job runner");
  const link = await api.invite(code, { guests: false });
  await page.goto(`${invites.url}/register?next=${encodeURIComponent(new URL(link).pathname)}`);
  await button(guest, "Evil").click();
  await page.waitForURL(`${invites.url}/welcome`);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL(link);
  assert.equal((await me(guest, invites.url)).username, "mallory");

  // An invitation to the house was sent to an address, so the account gets that one.
  const nora = await person("Nora");
  evil.claims = { sub: "nora", email: "nora@evil.example", email_verified: true, name: "Nora" };
  const { url } = await api.post("/api/admin/invites", { email: "nora@example.org" });
  await nora.page.goto(new URL(new URL(url).pathname, invites.url).href);
  await button(nora, "Evil").click();
  await nora.page.getByRole("button", { name: "Come in" }).click();
  await nora.page.getByRole("button", { name: "New room" }).first().waitFor();
  assert.equal((await me(nora, invites.url)).email, "nora@example.org");
});

test("A token that Google gives a page lets its owner in, once", async () => {
  const show = async (credential, cookie = "") => {
    const headers = { "content-type": "application/json", origin: house.url, cookie };
    const body = JSON.stringify({ credential });
    const answer = await fetch(`${house.url}/api/session/google`, { method: "POST", headers, body });
    return { status: answer.status, body: await answer.json(), cookies: answer.headers.getSetCookie() };
  };
  evil.claims = { sub: "greta", email: "greta@gmail.example", email_verified: true, name: "Greta" };
  const first = evil.token();
  const fresh = await show(first);
  assert.equal(fresh.status, 200);
  assert.equal(fresh.body.welcome.suggested, "greta");
  const [ticket] = fresh.cookies.map((line) => line.split(";")[0]);
  const headers = { "content-type": "application/json", origin: house.url, cookie: ticket };
  const settled = await fetch(`${house.url}/api/welcome`, {
    method: "POST",
    headers,
    body: JSON.stringify({ username: "greta", name: "Greta" }),
  });
  assert.equal(settled.status, 201);
  const again = await show(evil.token({ jti: "2" }));
  assert.deepEqual([again.status, again.body.user.username], [201, "greta"]);

  const refused = async (credential, code) => {
    const answer = await show(credential);
    assert.deepEqual([answer.status, answer.body.code], [422, code]);
    assert.deepEqual(answer.cookies, []);
  };
  await refused(first, "proof_spent");
  const now = Math.floor(Date.now() / 1000);
  for (const bad of [
    evil.token({ aud: "someone-else" }),
    evil.token({ iss: "accounts.google.com" }),
    evil.token({ exp: now - 61 }),
    evil.token({}, { kid: "k2" }),
    evil.token().slice(0, -5),
    "",
    "x".repeat(100_000),
  ]) {
    await refused(bad, "provider_not_believed");
  }
});

test("A server with settings that cannot work does not start, and says why", async () => {
  const env = settings([{ id: "acme", client_id: "longhouse" }]);
  const data = await mkdtemp(join(tmpdir(), "longhouse-e2e-"));
  const started = run(BIN, ["serve", "--data", data, "--listen", "127.0.0.1:0"], { env });
  await assert.rejects(started, ({ stderr }) => /provider "acme" needs an issuer/.test(stderr));
  await rm(data, { recursive: true });
});
