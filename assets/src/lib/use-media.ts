import { useCallback, useSyncExternalStore } from "react";

/** Whether the media query `query` holds. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** At least 1200 px: three columns fit side by side. */
export const WIDE = "(min-width: 1200px)";
/** At least 900 px: below it, one panel at a time. */
export const DESKTOP = "(min-width: 900px)";
