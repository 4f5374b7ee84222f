import { useEffect, useState } from "react";
import { carrier } from "../chat/attach/carrier";
import { text as chatText } from "../chat/messages";
import { text as editorText } from "../editor/messages";
import { BrowserStorage } from "../editor/storage";
import type { Kept } from "../sandbox/runs";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { Message, Run, User } from "../wire/frames";
import type { MessagesAnswer } from "../wire/http";
import { live } from "../wire/live";
import { RoomView } from "./context";
import { Memory } from "./memory";
import { text } from "./messages";
import { RoomSession } from "./session";

type Entered = { session: RoomSession; view: RoomView; memory: Memory };

/** A way to save text that has no place here any more; it stays until it is taken. */
function copying(lost: string) {
  const copy = () => void navigator.clipboard?.writeText(lost);
  return {
    duration: Number.POSITIVE_INFINITY,
    action: { label: editorText.copyText, onClick: copy },
  };
}

const PAGE = 50;
const TICK_MS = 1000;
/** How long it is news that someone came or left. */
const NEWS_MS = 5000;

/** Enters the room `code` while the component is shown. */
export function useSession(code: string, user: User): Entered | null {
  const [entered, setEntered] = useState<Entered | null>(null);
  // The profile is a new object after every change of it; the person stays the same.
  const { id, username, name, role } = user;
  useEffect(() => {
    const memory = new Memory(localStorage, id, code);
    const base = `/api/rooms/${encodeURIComponent(code)}`;
    const session = new RoomSession(
      code,
      { id, username, name, role },
      {
        socket: live,
        storage: new BrowserStorage(Date.now),
        memory,
        carrier: carrier(api, code),
        page: (place) => {
          const [[where, id] = []] = Object.entries(place);
          return api.get<MessagesAnswer>(`${base}/messages?${where}=${id}&limit=${PAGE}`);
        },
        pins: async () => (await api.get<{ messages: Message[] }>(`${base}/pins`)).messages,
        fetchOutput: async (run) =>
          (await api.get<Run & { output: string }>(`${base}/runs/${run}`)).output,
        keepFiles: async (run, paths) =>
          (await api.post<{ kept: Kept[] }>(`${base}/runs/${run}/kept`, { paths })).kept,
        now: Date.now,
      },
    );
    const view = new RoomView();
    let fade: ReturnType<typeof setTimeout> | undefined;
    session.uploads.onRefused = (message) => toast.error(message);
    session.onHappening = (happening) => {
      if (happening.what === "refused") {
        const { refused, lost } = happening;
        toast.error(text.notTaken(refused.message), lost === null ? {} : copying(lost));
        return;
      }
      if (happening.what === "unchanged") {
        toast.error(chatText.taken(happening.message));
        return;
      }
      if (happening.what === "role") {
        toast(text.nowRole[happening.role]);
        return;
      }
      view.news.set(text[happening.what](happening.name));
      clearTimeout(fade);
      fade = setTimeout(() => view.news.set(null), NEWS_MS);
    };
    const timer = setInterval(() => session.tick(), TICK_MS);
    const input = () => session.people.input();
    addEventListener("pointerdown", input);
    addEventListener("keydown", input);
    setEntered({ session, view, memory });
    return () => {
      clearInterval(timer);
      clearTimeout(fade);
      removeEventListener("pointerdown", input);
      removeEventListener("keydown", input);
      session.leave();
      setEntered(null);
    };
  }, [code, id, username, name, role]);
  return entered;
}
