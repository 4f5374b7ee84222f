import { Search } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { ChatPanel } from "../chat/ChatPanel";
import { type Draft, Drafts } from "../chat/drafts";
import type { Edit } from "../chat/EditsDialog";
import { PlacesContext } from "../chat/mention/places";
import { text as chatText } from "../chat/messages";
import { text as searchText } from "../chat/search/messages";
import { RoomSearch } from "../chat/search/RoomSearch";
import { jumpTo } from "../chat/use-message-actions";
import { text as editorText } from "../editor/messages";
import { useStore } from "../lib/use-store";
import { RoomNotify } from "../notify/RoomNotify";
import { messageOf, paths } from "../paths";
import { useReach } from "../people/queries";
import { canChat, canModerate, canPin } from "../rooms/roles";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import { useRoom } from "./context";
import type { Memory } from "./memory";
import { usePlaces } from "./use-places";

/** The chat of the room around it. */
export function ChatPart({
  memory,
  visible,
  instead,
}: {
  memory: Memory;
  visible: boolean;
  /** In the place where one would write, when one cannot. */
  instead?: ReactNode;
}) {
  const { session, view } = useRoom();
  const members = useStore(session.members);
  const room = useStore(session.room);
  const me = useStore(session.me);
  const typing = useReach().data?.typing ?? true;
  useEffect(() => session.chat.showTyping(typing), [session, typing]);
  const give = (user: string, name: string) => {
    api
      .patch(`/api/rooms/${session.code}/members/${user}`, { role: "editor" })
      .then(() => toast(chatText.mayEdit(name)))
      .catch((error: Error) => toast.error(error.message));
  };
  const drafts = useDrafts(memory);
  const base = `/api/rooms/${session.code}/messages`;
  const loadEdits = useCallback(
    async (id: number) => (await api.get<{ edits: Edit[] }>(`${base}/${id}/edits`)).edits,
    [base],
  );
  const places = usePlaces();
  const [searching, setSearching] = useState(false);
  const panel = (
    <ChatPanel
      chat={session.chat}
      uploads={session.uploads}
      code={session.code}
      room={room?.name ?? ""}
      me={session.user.id}
      members={members}
      visible={visible && !searching}
      linkTo={(id) => new URL(paths.message(session.code, id), location.href).href}
      loadEdits={loadEdits}
      draft={memory.draft().body}
      onDraft={(draft) => drafts.write(draft)}
      onLeave={() => view.host.get()?.focus()}
      grant={canModerate(me?.role) ? { words: editorText.askedToEdit, give } : null}
      composer={view.composer}
      may={{ talk: canChat(me?.role), pin: canPin(me?.role), moderate: canModerate(me?.role) }}
      instead={instead}
    />
  );
  return (
    <PlacesContext value={places}>
      {searching ? (
        <RoomSearch
          code={session.code}
          room={room?.name ?? ""}
          onClose={() => setSearching(false)}
        />
      ) : (
        <div className="flex h-9 shrink-0 items-center gap-0.5 border-b border-line px-2 touch:h-12">
          <button
            type="button"
            onClick={() => setSearching(true)}
            className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-[6px] px-2 text-sm text-ink-3 hover:bg-raised hover:text-ink-2 touch:h-11"
          >
            <Search aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{searchText.placeholder}</span>
          </button>
          <RoomNotify code={session.code} />
        </div>
      )}
      {/* It keeps its place while one searches. */}
      <div className={searching ? "hidden" : "flex min-h-0 flex-1 flex-col"}>{panel}</div>
    </PlacesContext>
  );
}

/** Goes on with what was begun on another device, and lets others go on with what is begun here. */
function useDrafts(memory: Memory): Drafts {
  const { session, view } = useRoom();
  const drafts = useMemo(() => {
    const url = `/api/rooms/${session.code}/draft`;
    return new Drafts({
      local: memory,
      load: () => api.get<Draft>(url),
      save: (body) => api.put(url, { body }),
      now: Date.now,
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [session, memory]);
  useEffect(() => {
    void drafts.open().then((body) => body !== null && view.composer.current?.put(body));
    return () => drafts.flush();
  }, [drafts, view]);
  return drafts;
}

/** Leads to the message that the address names, and forgets that it did. */
export function useLinkedMessage(): void {
  const { session, view } = useRoom();
  const search = useSearch();
  const [path, go] = useLocation();
  const state = useStore(session.state);
  const id = messageOf(search);
  useEffect(() => {
    if (id === null || state.at !== "here") return;
    view.side.set("chat");
    view.part.set("chat");
    view.overlay.set(true);
    jumpTo(session.chat, id);
    go(path, { replace: true });
  }, [id, state, session, view, path, go]);
}
