/**
 * What the browser asks for by itself (pictures, films, what a link leads to) cannot renew access
 * that has run out, as our own requests do. So that is done before.
 */
import { type MouseEvent, useEffect, useState } from "react";
import { api } from "../../wire/api";

/** Whether the browser may ask now. */
export function useFresh(): boolean {
  const [fresh, setFresh] = useState(() => api.isFresh());
  useEffect(() => {
    if (fresh) return;
    let wanted = true;
    const go = () => wanted && setFresh(true);
    // Without a connection the picture fails as it would have.
    api.fresh().then(go, go);
    return () => {
      wanted = false;
    };
  }, [fresh]);
  return fresh;
}

/** Calls `go` when the browser may ask, or when that cannot be had. */
export function onceFresh(go: () => void): void {
  api.fresh().then(go, go);
}

/** For a link into the house: it is followed when the browser may ask. */
export function followFresh(event: MouseEvent<HTMLAnchorElement>): void {
  if (api.isFresh()) return;
  event.preventDefault();
  const link = event.currentTarget;
  onceFresh(() => api.isFresh() && link.click());
}
