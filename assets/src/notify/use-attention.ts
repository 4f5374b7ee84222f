import { useEffect } from "react";
import { useStore } from "../lib/use-store";
import { waits } from "../lib/use-title";
import { useRooms } from "../rooms/queries";
import { session, useProfile } from "../session/current";
import { attention, dotFavicon, waiting } from "./attention";

/** Shows in the tab how many messages wait, and keeps the zone of quiet hours that of this device. */
export function useAttention(): void {
  const { data: rooms, dataUpdatedAt } = useRooms();
  const listed = rooms ? waiting(rooms) : 0;
  const { listed: shown, heard } = useStore(attention);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts what was heard before it.
  useEffect(() => attention.set({ listed, heard: 0 }), [listed, dataUpdatedAt]);
  useEffect(() => {
    waits.set(shown + heard);
    dotFavicon(shown + heard > 0);
  }, [shown, heard]);
  useEffect(
    () => () => {
      attention.set({ listed: 0, heard: 0 });
      waits.set(0);
      dotFavicon(false);
    },
    [],
  );
  const { notify } = useProfile().settings;
  const zone = -new Date().getTimezoneOffset();
  useEffect(() => {
    if (!notify?.quiet || notify.quiet.zone === zone) return;
    // It is told again with the next page, should it fail.
    session.set({ notify: { ...notify, quiet: { ...notify.quiet, zone } } }).catch(() => {});
  }, [notify, zone]);
}
