import { isApple } from "../lib/platform";

/** The part of a keyboard event that shortcuts look at. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether `press` is the shortcut `keys`: `mod` is Command on Apple keyboards, else Control. */
export function matches(press: KeyPress, keys: string, apple = isApple): boolean {
  const parts = keys.toLowerCase().split("+");
  const key = parts.pop() ?? "";
  const mod = parts.includes("mod");
  const wantsCtrl = parts.includes("ctrl") || (mod && !apple);
  const wantsMeta = mod && apple;
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== wantsMeta) return false;
  if (press.altKey !== parts.includes("alt")) return false;
  // "/" needs Shift on many layouts: only letters and named keys tell with and without apart.
  if (/^[a-z0-9]$|^.{2,}$/.test(key) && press.shiftKey !== parts.includes("shift")) return false;
  // Alt turns a letter into another sign on some keyboards; its place on the board stays.
  return press.key.toLowerCase() === key || press.code === `Key${key.toUpperCase()}`;
}
