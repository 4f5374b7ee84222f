/** How much waits for one, as the tab shows it. */
import { Store } from "../lib/store";
import type { RoomSummary } from "../wire/http";

/** How many messages wait in rooms that one wants to hear of. */
export function waiting(
  rooms: readonly Pick<RoomSummary, "notify" | "unread" | "mentions">[],
): number {
  const count = ({ notify, unread, mentions }: (typeof rooms)[number]) =>
    notify === "all" ? unread : notify === "mentions" ? mentions : 0;
  return rooms.reduce((sum, room) => sum + count(room), 0);
}

/** How many wait by the list of rooms, and how many came since that was told. */
export const attention = new Store({ listed: 0, heard: 0 });

/** Puts a dot on the picture of the tab, or takes it away. */
export function dotFavicon(dot: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = dot ? "/favicon-dot.svg" : "/favicon.svg";
  if (icon && icon.getAttribute("href") !== href) icon.setAttribute("href", href);
}
