import { expect, test } from "vitest";
import { Api, ApiError, pageMemory } from "./api";

const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
const json = (body: object) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
const expired = () => problem(401, { code: "unauthenticated", detail: "sign in first" });

/** A server that answers by a list, and remembers what it was asked. */
function server(answer: (call: string, count: number) => Response | Promise<Response>) {
  const calls: string[] = [];
  const api = new Api(async (input, init) => {
    const call = `${init?.method} ${input}`;
    calls.push(call);
    return answer(call, calls.filter((one) => one === call).length);
  });
  return { api, calls };
}

test("a problem becomes an error with its sentence, code and field", async () => {
  const { api } = server(() =>
    problem(422, { code: "invalid_name", detail: "a name is needed", field: "name" }),
  );
  await expect(api.post("/api/rooms", {})).rejects.toMatchObject({
    status: 422,
    code: "invalid_name",
    message: "a name is needed",
    field: "name",
  });
});

test("many requests renew an expired session once", async () => {
  const { api, calls } = server((call, count) => {
    if (call.endsWith("/refresh")) return json({});
    return count <= 3 ? expired() : json({ ok: true });
  });
  const answers = await Promise.all([1, 2, 3].map(() => api.get("/api/me")));
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(calls.filter((call) => call.endsWith("/refresh")).length).toBe(1);
});

test("a session that cannot be renewed has ended", async () => {
  const { api, calls } = server(() => expired());
  let ended = 0;
  api.onEnded = () => {
    ended += 1;
  };
  await expect(api.get("/api/me")).rejects.toBeInstanceOf(ApiError);
  expect(ended).toBe(1);
  expect(calls).toEqual(["GET /api/me", "POST /api/session/refresh"]);
});

test("a server that is down does not end the session", async () => {
  let ended = 0;
  const { api } = server((call) => {
    if (call.endsWith("/refresh")) throw new TypeError("network");
    return expired();
  });
  api.onEnded = () => {
    ended += 1;
  };
  await expect(api.get("/api/me")).rejects.toMatchObject({ status: 0, code: "unreachable" });
  expect(ended).toBe(0);
});

test("a wrong password is not an ended session", async () => {
  const { api, calls } = server(() => problem(401, { code: "wrong_credentials", detail: "no" }));
  await expect(api.post("/api/session", {})).rejects.toMatchObject({ code: "wrong_credentials" });
  expect(calls).toEqual(["POST /api/session"]);
});

test("a proxy's error page becomes a sentence", async () => {
  const { api } = server(() => new Response("<html>Bad gateway", { status: 502 }));
  await expect(api.get("/api/rooms")).rejects.toMatchObject({ code: "unreachable" });
});

test("an answer without a body is nothing", async () => {
  const { api } = server(() => new Response(null, { status: 204 }));
  await expect(api.delete("/api/session")).resolves.toBeUndefined();
});

test("access that has run out is renewed before anything is asked with it", async () => {
  const calls: string[] = [];
  const memory = pageMemory(1);
  const api = new Api(async (path) => {
    calls.push(String(path));
    return json({ expires_in: 600 });
  }, memory);
  await api.get("/api/house");
  await api.get("/api/me");
  await api.get("/api/me");
  expect(calls).toEqual(["/api/house", "/api/session/refresh", "/api/me", "/api/me"]);
  expect(memory.read()).toBeGreaterThan(Date.now());
});

test("an ended session is not asked for again", async () => {
  const { api } = server(() => expired());
  expect(api.mayHaveSession).toBe(true);
  await expect(api.get("/api/me")).rejects.toBeInstanceOf(ApiError);
  expect(api.mayHaveSession).toBe(false);
});
