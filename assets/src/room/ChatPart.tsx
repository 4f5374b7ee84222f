import { ChatPanel } from "../chat/ChatPanel";
import { text as chatText } from "../chat/messages";
import { text as editorText } from "../editor/messages";
import { useStore } from "../lib/use-store";
import { canChat, canModerate } from "../rooms/roles";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import { useRoom } from "./context";
import type { Memory } from "./memory";

/** The chat of the room around it. */
export function ChatPart({ memory, visible }: { memory: Memory; visible: boolean }) {
  const { session, view } = useRoom();
  const members = useStore(session.members);
  const room = useStore(session.room);
  const me = useStore(session.me);
  const give = (user: string, name: string) => {
    api
      .patch(`/api/rooms/${session.code}/members/${user}`, { role: "editor" })
      .then(() => toast(chatText.mayEdit(name)))
      .catch((error: Error) => toast.error(error.message));
  };
  return (
    <ChatPanel
      chat={session.chat}
      room={room?.name ?? ""}
      me={session.user.id}
      members={members}
      visible={visible}
      draft={memory.draft()}
      onDraft={(draft) => memory.keepDraft(draft)}
      onLeave={() => view.host.get()?.focus()}
      grant={canModerate(me?.role) ? { words: editorText.askedToEdit, give } : null}
      composer={view.composer}
      mayTalk={canChat(me?.role)}
    />
  );
}
