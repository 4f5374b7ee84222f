import { useEffect } from "react";
import { Store } from "./store";
import { useStore } from "./use-store";

/** How many things wait for one: the title of every page says so. */
export const waits = new Store(0);

/** A title with how much waits before it. */
export function titled(title: string, count: number): string {
  return count > 0 ? `(${count > 99 ? "99+" : count}) ${title}` : title;
}

/** Names the page in the tab while it is shown. */
export function useTitle(title: string): void {
  const count = useStore(waits);
  useEffect(() => {
    document.title = titled(`${title} · Longhouse`, count);
  }, [title, count]);
}
