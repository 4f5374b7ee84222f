import { useEffect } from "react";
import { useLocation } from "wouter";
import { DESKTOP, useMedia } from "../lib/use-media";
import { useStore } from "../lib/use-store";
import { useTitle } from "../lib/use-title";
import { useHeard } from "../notify/use-heard";
import { paths } from "../paths";
import { text as runText } from "../sandbox/messages";
import { useProfile } from "../session/current";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { toast } from "../ui/toast";
import { useLinkedMessage } from "./ChatPart";
import { RoomContext, useRoom } from "./context";
import { DesktopRoom } from "./DesktopRoom";
import { Dialogs } from "./Dialogs";
import { DirectRoom } from "./DirectRoom";
import { MobileRoom } from "./MobileRoom";
import type { Memory } from "./memory";
import { text } from "./messages";
import { useFollow } from "./use-follow";
import { useKeyboard } from "./use-keyboard";
import { useRoomCommands } from "./use-room-commands";
import { useSession } from "./use-session";

/** A room: its code, its programs, its people. */
export function RoomPage({ code }: { code: string }) {
  const { user } = useProfile();
  const entered = useSession(code, user);
  if (!entered) return <div className="h-full" aria-busy="true" />;
  return (
    <RoomContext value={entered}>
      <Inside memory={entered.memory} />
    </RoomContext>
  );
}

function Inside({ memory }: { memory: Memory }) {
  const { session } = useRoom();
  const state = useStore(session.state);
  const room = useStore(session.room);
  useTitle(room?.name ?? text.entering);
  if (state.at === "shut") return <Closed text={state.error.message || text.shut} />;
  if (state.at === "gone") return <Closed text={`${text.gone[state.why]} ${text.goneText}`} />;
  if (!room) return <Entering />;
  return <Open memory={memory} />;
}

function Open({ memory }: { memory: Memory }) {
  const { session } = useRoom();
  const desktop = useMedia(DESKTOP);
  const isDirect = useStore(session.room)?.kind === "direct";
  const starting = useStore(session.runs.starting);
  const untaken = useStore(session.runs.untaken);
  const unsettled = useStore(session.runs.unsettled);
  const unkept = useStore(session.runs.unkept);
  useFollow();
  useLinkedMessage();
  useKeyboard();
  useRoomCommands();
  useHeard();
  useEffect(() => {
    if (typeof starting === "object") toast.error(runText.refused(starting.problem));
  }, [starting]);
  useEffect(() => {
    if (untaken) toast.error(runText.notTyped(untaken.problem));
  }, [untaken]);
  useEffect(() => {
    if (unsettled) toast.error(runText.notSettled(unsettled.problem));
  }, [unsettled]);
  useEffect(() => {
    if (unkept) toast.error(runText.notKept(unkept.problem));
  }, [unkept]);
  return (
    <>
      {isDirect ? (
        <DirectRoom memory={memory} />
      ) : desktop ? (
        <DesktopRoom memory={memory} />
      ) : (
        <MobileRoom memory={memory} />
      )}
      <Dialogs />
    </>
  );
}

function Entering() {
  return (
    <div
      role="status"
      aria-label={text.entering}
      className="appear-late flex h-full flex-col p-1.5 pt-12"
    >
      <div className="plank flex-1" />
    </div>
  );
}

function Closed({ text: why }: { text: string }) {
  const [, go] = useLocation();
  return (
    <div className="grid h-full place-content-center">
      <EmptyState
        failed
        text={why}
        action={
          <Button tone="primary" onClick={() => go(paths.home)}>
            {text.toHome}
          </Button>
        }
      />
    </div>
  );
}
