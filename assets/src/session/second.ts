import type { SecondKind, SecondStep } from "../wire/http";

const KINDS: readonly string[] = ["totp", "recovery", "passkey"];

/** The second step that an address names behind its `#`, for who was sent away to sign in. */
export function secondOf(hash: string): SecondStep | null {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const ticket = said.get("second");
  if (!ticket) return null;
  const kinds = (said.get("kinds") ?? "").split(",").filter((kind) => KINDS.includes(kind));
  return { ticket, kinds: kinds as SecondKind[], expires_in: 0 };
}
