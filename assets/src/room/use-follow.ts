import { useEffect } from "react";
import { useStore } from "../lib/use-store";
import { useRoom } from "./context";

/** Goes where the one goes whom we follow, and tells everyone where we are. */
export function useFollow(): void {
  const { session, view } = useRoom();
  const following = useStore(session.people.following);
  const here = useStore(session.people.here);
  const entries = useStore(session.tree.entries);
  const { active } = useStore(session.tabs.state);
  const caret = useStore(view.caret);

  const theirs = following === null ? null : (here.get(following)?.at?.file ?? null);
  useEffect(() => {
    if (theirs !== null && session.tree.entries.get().has(theirs)) session.tabs.open(theirs);
  }, [session, theirs]);

  const line = caret?.line ?? 1;
  const exists = active !== null && entries.has(active);
  useEffect(() => {
    session.people.moved(exists && active !== null ? { file: active, line } : null);
  }, [session, active, exists, line]);
}
