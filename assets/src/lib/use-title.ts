import { useEffect } from "react";

/** Names the page in the tab while it is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Longhouse`;
  }, [title]);
}
