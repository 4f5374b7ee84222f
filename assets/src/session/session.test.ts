import { expect, test } from "vitest";
import { Api } from "../wire/api";
import { Session } from "./session";

const profile = { user: { id: "u", name: "Ines" }, settings: {}, leaves_at: null };

function house(answer: (call: string) => { status: number; body: object } | "down") {
  const api = new Api(async (path, init) => {
    const reply = answer(`${init?.method} ${path}`);
    if (reply === "down") throw new TypeError("network");
    return new Response(JSON.stringify(reply.body), {
      status: reply.status,
      headers: { "content-type": "application/json" },
    });
  });
  return new Session(api);
}
const good = (body: object) => ({ status: 200, body });

test("who has no session is out", async () => {
  const session = house(() => ({ status: 401, body: { code: "unauthenticated", detail: "" } }));
  await session.load();
  expect(session.state.get()).toEqual({ state: "out" });
});

test("a server that is away does not throw anyone out", async () => {
  let away = false;
  const session = house(() => (away ? "down" : good(profile)));
  await session.load();
  away = true;
  await session.load();
  expect(session.state.get()).toEqual({ state: "in", profile });
});

test("a server that was never there says so", async () => {
  const session = house(() => "down");
  await session.load();
  expect(session.state.get()).toEqual({ state: "unreachable" });
});

test("a setting that the server refuses is taken back", async () => {
  const session = house((call) =>
    call.startsWith("PATCH")
      ? { status: 422, body: { code: "settings_too_large", detail: "too large" } }
      : good(profile),
  );
  await session.load();
  await expect(session.set({ editor: { font_size: 18 } })).rejects.toThrow("too large");
  expect(session.state.get()).toEqual({ state: "in", profile });
});

test("who has been in for as long as one may is told so", async () => {
  let refreshes = 0;
  const session = house((call) => {
    const first = call.endsWith("/refresh") && refreshes++ === 0;
    return {
      status: 401,
      body: { code: first ? "sign_in_too_old" : "unauthenticated", detail: "" },
    };
  });
  await session.load();
  expect(session.state.get()).toEqual({ state: "out", tooOld: true });
  await session.load();
  expect(session.state.get()).toEqual({ state: "out" });
});
