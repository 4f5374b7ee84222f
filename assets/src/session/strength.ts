/** How hard a password is to guess: 0 too short … 4 strong. A rough guide; the server decides. */
export function strength(password: string): 0 | 1 | 2 | 3 | 4 {
  const length = [...password].length;
  if (length < 8) return 0;
  const variety = new Set(password.toLowerCase()).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) =>
    kind.test(password),
  );
  // Repeats and runs make a long password a short one.
  const worth = Math.min(length, variety * 1.8) + kinds.length - 1;
  if (worth < 10) return 1;
  if (worth < 14) return 2;
  return worth < 19 ? 3 : 4;
}

/** A username made of a name: lower case, plain letters. Empty when nothing can be made of it. */
export function usernameFrom(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join("-").slice(0, 32);
}
