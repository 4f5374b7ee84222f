/** A new UUIDv7: 48 bits of time, then chance. `now` in milliseconds. */
export function uuid7(
  now: number,
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const time = Math.floor(now).toString(16).padStart(12, "0");
  const r = [...random];
  r[0] = ((r[0] ?? 0) & 0x0f) | 0x70;
  r[2] = ((r[2] ?? 0) & 0x3f) | 0x80;
  const hex = r.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
}
