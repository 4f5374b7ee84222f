/** Why the server, or the way to it, turned a request down. `message` is a sentence for people. */
export class ApiError extends Error {
  override name = "ApiError";

  constructor(
    /** The HTTP status; 0 when no answer came at all. */
    readonly status: number,
    /** Stable, for programs. */
    readonly code: string,
    message: string,
    /** Which field of what was sent is wrong. */
    readonly field: string | null = null,
    /** How many seconds to wait, when told. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

interface Options {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with its own type. */
  body?: Blob | string;
  type?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** What to say when no answer came. Set by the catalogue's owner at start. */
export const words = {
  unreachable: "The server cannot be reached. Check the connection and try again.",
  broken: "The server did not understand the request, or failed. Try again.",
};

/** The error that `response` tells of, whatever its shape. */
export async function errorOf(response: Response): Promise<ApiError> {
  let problem: Record<string, unknown> = {};
  try {
    const body: unknown = await response.json();
    if (body && typeof body === "object") problem = body as Record<string, unknown>;
  } catch {
    // A proxy's error page says nothing that helps people.
  }
  const text = (key: string) =>
    typeof problem[key] === "string" ? (problem[key] as string) : null;
  const retry = Number(response.headers.get("retry-after"));
  return new ApiError(
    response.status,
    text("code") ?? (response.status >= 502 ? "unreachable" : "unknown"),
    text("detail") ?? (response.status >= 502 ? words.unreachable : words.broken),
    text("field"),
    Number.isFinite(retry) && retry > 0 ? retry : null,
  );
}

type Fetch = typeof fetch;

/** Remembers whether there is a session, so that nobody asks in vain. */
export interface Memory {
  /** When its access runs out; 0 when that is not known; null when there is no session. */
  read(): number | null;
  write(until: number | null): void;
}

/** Remembers for as long as the page lives. */
export function pageMemory(until: number | null = 0): Memory {
  return {
    read: () => until,
    write(next) {
      until = next;
    },
  };
}

const KEY = "lh.session";

/** Remembers on this device. It holds no secret: the tokens are cookies which no script can read. */
export function deviceMemory(): Memory {
  try {
    localStorage.getItem(KEY);
  } catch {
    // Storage is forbidden: not known, so it is asked for.
    return pageMemory();
  }
  return {
    read() {
      const raw = localStorage.getItem(KEY);
      return raw === null ? null : Number(raw) || 0;
    },
    write(until) {
      if (until === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, String(until));
    },
  };
}

/** How long before its end access is renewed, so that clocks may differ a little. */
const EARLY_MS = 15_000;

/** What is answered to everyone: nothing is gained by renewing first. */
const OPEN_TO_ALL = /^\/api\/(house|setup|users|session|usernames|password|join|email|welcome$)\b/;

/** HTTP as this front end speaks it: cookies prove who asks, and are renewed when they ran out. */
export class Api {
  /** Called when the session has ended and cannot be renewed; `tooOld` when it has lasted as long as one may. */
  onEnded: (why: "over" | "tooOld") => void = () => {};

  readonly #fetch: Fetch;
  readonly #memory: Memory;
  #renewing: Promise<boolean> | null = null;
  #why: "over" | "tooOld" = "over";

  constructor(use: Fetch, memory: Memory = pageMemory()) {
    this.#fetch = use;
    this.#memory = memory;
  }

  /** Whether there may be a session: `false` only when there is none. */
  get mayHaveSession(): boolean {
    return this.#memory.read() !== null;
  }

  /** Learns that a session began or goes on, and for how many seconds its access lasts, if told. */
  began(expiresIn?: number): void {
    this.#why = "over";
    this.#memory.write(expiresIn ? Date.now() + expiresIn * 1000 : 0);
  }

  /** Learns that the session is over. */
  over(): void {
    this.#memory.write(null);
    this.onEnded(this.#why);
    this.#why = "over";
  }

  get = <T>(path: string, options?: Options) => this.#json<T>("GET", path, options);
  post = <T>(path: string, json?: unknown) => this.#json<T>("POST", path, { json });
  patch = <T>(path: string, json: unknown) => this.#json<T>("PATCH", path, { json });
  put = <T = void>(path: string, json?: unknown) => this.#json<T>("PUT", path, { json });
  delete = <T = void>(path: string, json?: unknown) => this.#json<T>("DELETE", path, { json });

  /** Whether access lasts for a request that the browser makes by itself, such as for a picture. */
  isFresh(): boolean {
    const until = this.#memory.read();
    return until === null || until === 0 || Date.now() <= until - EARLY_MS;
  }

  /** Makes sure that it does. */
  async fresh(): Promise<void> {
    if (!this.isFresh()) await this.#renew();
  }

  /** Sends anything, and answers the response as it came. Throws an `ApiError` unless it is good. */
  async send(method: Method, path: string, options: Options = {}): Promise<Response> {
    if (!OPEN_TO_ALL.test(path)) await this.fresh();
    let response = await this.#once(method, path, options);
    if (response.status === 401 && !path.startsWith("/api/session")) {
      const error = await errorOf(response);
      if (error.code !== "unauthenticated" || !(await this.#renew())) throw this.#ended(error);
      response = await this.#once(method, path, options);
    }
    if (!response.ok) throw this.#ended(await errorOf(response));
    return response;
  }

  #ended(error: ApiError): ApiError {
    if (error.status === 401 && error.code === "unauthenticated") this.over();
    return error;
  }

  async #json<T>(method: Method, path: string, options?: Options): Promise<T> {
    const response = await this.send(method, path, options);
    const type = response.headers.get("content-type") ?? "";
    return (type.includes("json") ? await response.json() : undefined) as T;
  }

  async #once(method: Method, path: string, options: Options): Promise<Response> {
    const { json, body, type, signal } = options;
    const headers: Record<string, string> = { accept: "application/json", ...options.headers };
    if (json !== undefined) headers["content-type"] = "application/json";
    else if (type) headers["content-type"] = type;
    try {
      return await this.#fetch(path, {
        method,
        headers,
        credentials: "same-origin",
        ...(json !== undefined
          ? { body: JSON.stringify(json) }
          : body !== undefined
            ? { body }
            : {}),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new ApiError(0, "unreachable", words.unreachable);
    }
  }

  async #renewed(response: Response): Promise<true> {
    const answer: unknown = await response.json().catch(() => null);
    const { expires_in } = (answer ?? {}) as { expires_in?: number };
    this.began(expires_in);
    return true;
  }

  /** Renews the session: once at a time, however many requests ask for it. */
  #renew(): Promise<boolean> {
    const renew = () => this.#once("POST", "/api/session/refresh", {});
    // Refresh tokens are good for one use: tabs must not spend the same one at the same time.
    const locks = globalThis.navigator?.locks;
    this.#renewing ??= (locks ? locks.request("lh.refresh", renew) : renew())
      .then(async (response) => {
        if (response.status >= 500)
          throw new ApiError(response.status, "unreachable", words.unreachable);
        if (response.ok) return this.#renewed(response);
        // It is told once: the cookies are gone with it.
        if ((await errorOf(response)).code === "sign_in_too_old") this.#why = "tooOld";
        return false;
      })
      .finally(() => {
        this.#renewing = null;
      });
    return this.#renewing;
  }
}

/** The server, over HTTP. */
export const api = new Api((...args) => fetch(...args), deviceMemory());
