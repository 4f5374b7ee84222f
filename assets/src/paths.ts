/** Every page of the front end. The server answers all of them with the same document. */
export const paths = {
  home: "/",
  browse: "/rooms",
  messages: "/messages",
  profile: "/profile",
  security: "/security",
  admin: "/admin",
  forgot: "/forgot",
  welcome: "/welcome",
  signIn: "/sign-in",
  register: "/register",
  setup: "/setup",
  search: "/search",
  /** Where I was called. */
  mentions: "/search?tab=mentions",
  room: (code: string) => `/r/${encodeURIComponent(code)}`,
  /** A message in its room. */
  message: (code: string, id: number) => `/r/${encodeURIComponent(code)}?message=${id}`,
  invite: (token: string) => `/i/${encodeURIComponent(token)}`,
  join: (token: string) => `/join/${encodeURIComponent(token)}`,
  verify: (token: string) => `/verify/${encodeURIComponent(token)}`,
  reset: (token: string) => `/reset/${encodeURIComponent(token)}`,
} as const;

/** The sign-in page, which leads back to `here` afterwards. */
export const signInPath = (here: string): string => leadingTo(here, paths.signIn);

/** The page that makes an account, which leads back to `here` afterwards. */
export const registerPath = (here: string): string => leadingTo(here, paths.register);

function leadingTo(here: string, page: string): string {
  return here === paths.home ? page : `${page}?next=${encodeURIComponent(here)}`;
}

/** Where to go after signing in: the `next` of a query, if it is a page of ours. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  // "//host" and "/\host" would lead away from this house.
  return /^\/(?![/\\])/.test(next) ? next : paths.home;
}

/** The token in the path of an invitation. */
export function inviteOf(path: string): string | null {
  const token = /^\/i\/([^/?#]+)$/.exec(path)?.[1];
  return token ? decodeURIComponent(token) : null;
}

/** The message that a query names. */
export function messageOf(search: string): number | null {
  const id = new URLSearchParams(search).get("message") ?? "";
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}
