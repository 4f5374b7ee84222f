import { useCallback } from "react";
import { type Goal, useRoom } from "./context";

/** Shows a place in a file, wherever one is in the room. */
export function useGoTo(): (goal: Goal) => void {
  const { session, view } = useRoom();
  return useCallback(
    ({ file, line, column }) => {
      session.people.follow(null);
      session.tabs.open(file);
      view.part.set("code");
      view.goal.set({ file, line, column });
    },
    [session, view],
  );
}
