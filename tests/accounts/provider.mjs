/**
 * Providers of identities to test against: a real one (npm's `oidc-provider`, with its own pages
 * to sign in), and one that signs whatever it is told to.
 */
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";

// It tells at length what no server should do and a test may: keep everything in memory, for one.
for (const level of ["info", "warn"]) {
  const say = console[level];
  console[level] = (...words) => String(words[0]).startsWith("oidc-provider") || say(...words);
}
const { default: Provider } = await import("oidc-provider");

/** Listens on a port of its own; the address is known before anything answers. */
async function listen() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, issuer: `http://127.0.0.1:${server.address().port}` };
}

/** A place for a provider. It becomes one when the house is there, whose address it has to know. */
export async function place() {
  const { server, issuer } = await listen();
  return {
    issuer,
    /** Serves the real one. `accounts` are what it tells of whoever signs in by that name. */
    serve(origin, id, accounts, options = {}) {
      const { client = {}, ...rest } = options;
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: "longhouse",
            client_secret: "a secret: 100% & more",
            redirect_uris: [`${origin}/api/session/${id}/callback`],
            grant_types: ["authorization_code"],
            response_types: ["code"],
            ...client,
          },
        ],
        claims: {
          openid: ["sub"],
          email: ["email", "email_verified"],
          profile: ["name", "preferred_username"],
        },
        cookies: { keys: ["one for the tests"] },
        findAccount: (_, accountId) => ({
          accountId,
          claims: () => ({ sub: accountId, ...accounts[accountId] }),
        }),
        pkce: { required: () => true },
        ...rest,
      });
      server.on("request", provider.callback());
      return provider;
    },
    close: () => close(server),
  };
}

function close(server) {
  server.close();
  // A house keeps its connections for the next question.
  server.closeAllConnections();
}

const encode = (value) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A provider that answers at once, without asking anyone, and as `mode` says. */
export async function hostile() {
  const { server, issuer } = await listen();
  const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const [ours, theirs] = [pair(), pair()];
  const jwk = { ...ours.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" };
  const pem = ours.publicKey.export({ format: "pem", type: "spki" });

  const it = {
    issuer,
    /** What is wrong with it. */
    mode: "honest",
    /** What it tells of who signs in. */
    claims: { sub: "mallory", email: "mallory@evil.example", email_verified: true, name: "Mallory" },
    /** Codes that were redeemed, in order. */
    redeemed: [],
    /** An ID token, as a page is given one. */
    token: (changes = {}, head = {}) => signed({ ...said(), ...changes }, head),
    close: () => close(server),
  };
  const nonces = new Map();

  function said(nonce) {
    const now = Math.floor(Date.now() / 1000);
    return { iss: issuer, aud: "longhouse", iat: now, exp: now + 300, ...(nonce && { nonce }), ...it.claims };
  }
  function signed(claims, head = {}, key = ours.privateKey) {
    const message = `${encode({ alg: "RS256", kid: "k1", ...head })}.${encode(claims)}`;
    return `${message}.${sign("sha256", Buffer.from(message), key).toString("base64url")}`;
  }
  /** The token that `mode` makes of what would have been right. */
  const tokens = {
    audience: (good) => signed({ ...good, aud: "someone-else" }),
    party: (good) => signed({ ...good, aud: ["longhouse", "someone-else"], azp: "someone-else" }),
    nonce: (good) => signed({ ...good, nonce: "another" }),
    "no nonce": ({ nonce, ...good }) => signed(good),
    expired: (good) => signed({ ...good, iat: good.iat - 900, exp: good.iat - 61 }),
    future: (good) => signed({ ...good, iat: good.iat + 300, exp: good.exp + 300 }),
    issuer: (good) => signed({ ...good, iss: "https://accounts.example" }),
    none: (good) => `${encode({ alg: "none", kid: "k1" })}.${encode(good)}.`,
    hmac: (good) => {
      const message = `${encode({ alg: "HS256", kid: "k1" })}.${encode(good)}`;
      return `${message}.${createHmac("sha256", pem).update(message).digest("base64url")}`;
    },
    "unknown key": (good) => signed(good, { kid: "k2" }, theirs.privateKey),
    "foreign key": (good) => signed(good, {}, theirs.privateKey),
    "own key": (good) => {
      const own = { ...theirs.publicKey.export({ format: "jwk" }), kid: "k1" };
      return signed(good, { jwk: own }, theirs.privateKey);
    },
    truncated: (good) => signed(good).slice(0, -40),
    changed: (good) => {
      const [head, , signature] = signed(good).split(".");
      return `${head}.${encode({ ...good, sub: "somebody else" })}.${signature}`;
    },
    huge: (good) => signed({ ...good, padding: "x".repeat(40_000) }),
    empty: () => "",
  };
  it.kinds = Object.keys(tokens);

  const documents = {
    "/.well-known/openid-configuration": () => ({
      issuer: it.mode === "posing" ? "https://accounts.example" : issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    }),
    "/keys": () => ({ keys: [jwk] }),
  };
  function answer(response, status, body) {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }
  function redirect(query, response) {
    const back = new URL(query.get("redirect_uri"));
    const code = `code-${nonces.size}`;
    nonces.set(code, query.get("nonce"));
    const state = it.mode === "state" ? "another" : query.get("state");
    const sent = { code, state, ...(it.mode === "iss" && { iss: "https://accounts.example" }) };
    if (it.mode === "declined") Object.assign(sent, { error: "access_denied" });
    if (it.mode === "other callback") back.pathname = back.pathname.replace("/evil/", "/acme/");
    back.search = new URLSearchParams(sent);
    response.writeHead(302, { location: back.href });
    response.end();
  }
  server.on("request", (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === "/auth") return redirect(searchParams, response);
    if (documents[pathname]) return answer(response, 200, documents[pathname]());
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const code = new URLSearchParams(body).get("code");
      it.redeemed.push(code);
      if (it.mode === "away") return request.socket.destroy();
      if (it.mode === "refusing") return answer(response, 400, { error: "invalid_grant" });
      if (it.mode === "failing") return answer(response, 500, "<h1>Oops</h1>");
      if (it.mode === "endless") return answer(response, 200, " ".repeat(2 * 1024 * 1024));
      const good = said(nonces.get(code));
      const id_token = (tokens[it.mode] ?? signed)(good);
      answer(response, 200, { token_type: "Bearer", access_token: "a", id_token });
    });
  });
  return it;
}
