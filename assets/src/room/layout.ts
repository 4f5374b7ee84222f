/** How someone has arranged their room: remembered by this browser, for all rooms. */

export type Layout = Record<string, number>;

const key = (group: string) => `lh.layout/${group}`;

/** The remembered sizes of a group of panels, in percent. */
export function rememberedLayout(group: string): Layout | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(group)) ?? "null");
    if (found === null || typeof found !== "object") return undefined;
    const sizes = Object.entries(found).filter(([, size]) => typeof size === "number");
    return sizes.length > 0 ? (Object.fromEntries(sizes) as Layout) : undefined;
  } catch {
    return undefined;
  }
}

export function rememberLayout(group: string, layout: Layout): void {
  try {
    localStorage.setItem(key(group), JSON.stringify(layout));
  } catch {
    // Then it lasts as long as the page.
  }
}
