import { useMemo } from "react";
import { useStore } from "../lib/use-store";
import { useRoom } from "./context";
import { useFile, useRun } from "./use-file";
import { useHere, usePeople } from "./use-people";
import { useRunMenu } from "./use-program";

/** What a layout of the room shows, whatever its shape. */
export type Layout = ReturnType<typeof useLayout>;

/** Connects a layout to the room around it: who is here and where, and what can be done. */
export function useLayout() {
  const { session } = useRoom();
  const room = useStore(session.room);
  const unread = useStore(session.chat.unread);
  const people = usePeople();
  const here = useHere(people);
  const { why, starting } = useFile();
  const onRun = useRun();
  const more = useRunMenu();
  const beam = useMemo(
    () => people.map(({ user, slot, presence }) => ({ id: user, slot, active: presence.active })),
    [people],
  );
  const run = { why, busy: starting === "asked", more, onRun };
  return { room, unread, people, here, beam, run };
}
