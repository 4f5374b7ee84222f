/** Whether this is a Mac or iPad, where Command is the modifier. */
export const isApple = /Mac|iPad|iPhone/.test(globalThis.navigator?.platform ?? "");

/** A key combination as its user's keyboard prints it: `mod+k` is "Ctrl K" or "⌘K". */
export function keyLabel(keys: string): string {
  const names: Record<string, string> = isApple
    ? { mod: "⌘", ctrl: "⌃", alt: "⌥", shift: "⇧", enter: "↵" }
    : { mod: "Ctrl", ctrl: "Ctrl", alt: "Alt", shift: "Shift", enter: "Enter" };
  const parts = keys
    .split("+")
    .map((key) => names[key] ?? (/^(.|f\d+)$/.test(key) ? key.toUpperCase() : key));
  return parts.join(isApple ? "" : " ");
}
