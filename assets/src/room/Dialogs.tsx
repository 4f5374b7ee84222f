import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { useRoom } from "./context";
import { useFile } from "./use-file";

const HistoryDialog = lazyPart(() =>
  import("../editor/HistoryDialog").then((part) => part.HistoryDialog),
);
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
      {dialog === "history" ? (
        <History />
      ) : dialog === "invite" ? (
        <InviteDialog open room={room} role={me.role} onOpenChange={close} />
      ) : (
        <RoomSettingsDialog open room={room} role={me.role} onOpenChange={close} />
      )}
    </Suspense>
  );
}

/** Earlier versions of the file that shows. */
function History() {
  const { session, view } = useRoom();
  const me = useStore(session.me);
  const { entry, language } = useFile();
  if (!entry || language === null) return null;
  return (
    <HistoryDialog
      code={session.code}
      file={{ id: entry.id, name: entry.name, language }}
      current={session.docs.get(entry.id)?.text.toString() ?? ""}
      canRestore={me?.role !== "viewer"}
      onClose={() => view.dialog.set("none")}
    />
  );
}
