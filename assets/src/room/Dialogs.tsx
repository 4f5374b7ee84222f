import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { useRoom } from "./context";

const InviteDialog = lazyPart(() =>
  import("../rooms/InviteDialog").then((part) => part.InviteDialog),
);
const RoomSettingsDialog = lazyPart(() =>
  import("../rooms/RoomSettingsDialog").then((part) => part.RoomSettingsDialog),
);

/** The windows that a room opens over itself. */
export function Dialogs() {
  const { session, view } = useRoom();
  const room = useStore(session.room);
  const me = useStore(session.me);
  const dialog = useStore(view.dialog);
  if (!room || !me || dialog === "none") return null;
  const close = (open: boolean) => !open && view.dialog.set("none");
  return (
    <Suspense fallback={null}>
      {dialog === "invite" ? (
        <InviteDialog open room={room} role={me.role} onOpenChange={close} />
      ) : (
        <RoomSettingsDialog open room={room} role={me.role} onOpenChange={close} />
      )}
    </Suspense>
  );
}
