/** What a file or folder may be called: the same rules as the server's. */

/** Why a name is not taken. */
export type NameFault =
  | "empty"
  | "too_long"
  | "dots"
  | "separator"
  | "control"
  | "ending"
  | "reserved"
  | "too_deep";

const MAX_BYTES = 255;
/** How many folders may lie in each other, the file included. */
export const MAX_DEPTH = 32;
const RESERVED =
  /^(con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3])(\..*)?$/i;
/** White space, zero-width characters and marks of direction, and nothing else. */
const INVISIBLE = /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u;
const CONTROL = /\p{Cc}/u;

/** Says why `name` cannot be used, or `null` when it can. */
export function nameFault(name: string): NameFault | null {
  if (INVISIBLE.test(name)) return "empty";
  if (name === "." || name === "..") return "dots";
  if (/[/\\]/.test(name)) return "separator";
  if (CONTROL.test(name)) return "control";
  if (/[. ]$/.test(name)) return "ending";
  if (RESERVED.test(name)) return "reserved";
  if (new TextEncoder().encode(name.normalize("NFC")).length > MAX_BYTES) return "too_long";
  return null;
}

/** Splits `a/b/c.py` as typed into names, or says what is wrong with it. Typing a path makes its folders. */
export function parsePath(path: string, depth: number): { names: string[] } | { fault: NameFault } {
  const names = path.split("/");
  for (const name of names) {
    const fault = nameFault(name);
    if (fault) return { fault };
  }
  return depth + names.length > MAX_DEPTH ? { fault: "too_deep" } : { names };
}
