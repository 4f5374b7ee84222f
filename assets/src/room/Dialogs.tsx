import { Suspense, useState } from "react";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { canWrite } from "../rooms/roles";
import type { Given } from "../sandbox/runs";
import { proposedSeed } from "../sandbox/seed";
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
const SeedDialog = lazyPart(() => import("../sandbox/SeedDialog").then((part) => part.SeedDialog));
const HiddenTestsDialog = lazyPart(() =>
  import("../sandbox/HiddenTestsDialog").then((part) => part.HiddenTestsDialog),
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
      ) : dialog === "with-seed" ? (
        <WithSeed />
      ) : dialog === "hidden-tests" ? (
        <HiddenTests />
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
      canRestore={canWrite(me?.role)}
      onClose={() => view.dialog.set("none")}
    />
  );
}

/** A run of the file that shows, which can be repeated. */
function WithSeed() {
  const { session, view } = useRoom();
  const { entry, language } = useFile();
  const [seed] = useState(() => proposedSeed(Math.random()));
  if (!entry) return null;
  const run = (given: Given) => {
    view.part.set("run");
    session.runs.startWithSeed(entry.id, language, given);
  };
  return (
    <SeedDialog path={entry.path} seed={seed} onRun={run} onClose={() => view.dialog.set("none")} />
  );
}

/** The hidden cases of the program that shows, or whose cases show. */
function HiddenTests() {
  const { session, view } = useRoom();
  const { program } = useFile();
  if (!program) return null;
  return (
    <HiddenTestsDialog
      code={session.code}
      program={program}
      onClose={() => view.dialog.set("none")}
    />
  );
}
