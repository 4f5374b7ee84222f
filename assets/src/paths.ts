/** Every page of the front end. The server answers all of them with the same document. */
export const paths = {
  home: "/",
  browse: "/rooms",
  profile: "/profile",
  signIn: "/sign-in",
  register: "/register",
  setup: "/setup",
  room: (code: string) => `/r/${encodeURIComponent(code)}`,
  invite: (token: string) => `/i/${encodeURIComponent(token)}`,
} as const;

/** The sign-in page, which leads back to `here` afterwards. */
export function signInPath(here: string): string {
  return here === paths.home ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(here)}`;
}

/** Where to go after signing in: the `next` of a query, if it is a page of ours. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  // "//host" and "/\host" would lead away from this house.
  return /^\/(?![/\\])/.test(next) ? next : paths.home;
}
