/** The HTTP interface, as a program uses it. */

/** An answer that is not what was hoped for. */
export class HttpError extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path}: ${status} ${body?.code ?? ""} ${body?.detail ?? ""}`.trim());
    this.status = status;
    this.code = body?.code;
  }
}

/** Speaks HTTP to the house at `origin`, as the person `token` belongs to. */
export function api(origin, token) {
  async function ask(method, path, { json, text, signal } = {}) {
    const headers = {};
    if (token) headers.authorization = `Bearer ${token}`;
    if (json !== undefined) headers["content-type"] = "application/json";
    if (text !== undefined) headers["content-type"] = "text/plain; charset=utf-8";
    const body = json === undefined ? text : JSON.stringify(json);
    const answer = await fetch(origin + path, { method, headers, body, signal });
    const raw = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    if (!answer.ok) {
      throw new HttpError(method, path, answer.status, isJson ? JSON.parse(raw) : { detail: raw });
    }
    return isJson ? JSON.parse(raw) : raw;
  }
  return {
    ask,
    get: (path) => ask("GET", path),
    post: (path, json = {}, options = {}) => ask("POST", path, { json, ...options }),
    patch: (path, json) => ask("PATCH", path, { json }),
    delete: (path, json) => ask("DELETE", path, { json }),
    /** The text of a file of a room. */
    read: (code, path) => ask("GET", `/api/rooms/${code}/tree/${path}`),
    write: (code, path, text) => ask("PUT", `/api/rooms/${code}/tree/${path}`, { text }),
    /** Makes a room. */
    room: (name, more = {}) => ask("POST", "/api/rooms", { json: { name, visibility: "private", ...more } }),
    /** A link into a room. */
    invite: async (code, more = {}) => {
      const json = { role: "editor", guests: true, ...more };
      const { url } = await ask("POST", `/api/rooms/${code}/invites`, { json });
      return new URL(url, origin).href;
    },
  };
}

/** Makes an account and answers its session; the house must be open to newcomers. */
export function register(origin, username, password, more = {}) {
  return api(origin).post("/api/users", { username, name: username, password, ...more });
}

/** Comes in by an invitation as a guest, and answers the access token (which browsers keep in a cookie). */
export async function comeInAsGuest(origin, link, name) {
  const token = link.split("/").at(-1);
  const answer = await fetch(`${origin}/api/invites/${token}/accept`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  if (!answer.ok) throw new HttpError("POST", "/api/invites/…/accept", answer.status, await answer.json());
  const cookie = answer.headers.getSetCookie().find((line) => /lh_access=/.test(line));
  return { ...(await answer.json()), token: /lh_access=([^;]*)/.exec(cookie)?.[1] };
}
