import { useEffect, useState } from "react";
import { BrowserStorage } from "../editor/storage";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { Run, User } from "../wire/frames";
import type { MessagesAnswer } from "../wire/http";
import { live } from "../wire/live";
import { RoomView } from "./context";
import { Memory } from "./memory";
import { text } from "./messages";
import { type Happening, RoomSession } from "./session";

type Entered = { session: RoomSession; view: RoomView; memory: Memory };

const PAGE = 50;
const TICK_MS = 1000;

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
        older: (before) =>
          api.get<MessagesAnswer>(`${base}/messages?before=${before}&limit=${PAGE}`),
        fetchOutput: async (run) =>
          (await api.get<Run & { output: string }>(`${base}/runs/${run}`)).output,
        now: Date.now,
      },
    );
    session.onHappening = tell;
    const timer = setInterval(() => session.tick(), TICK_MS);
    const input = () => session.people.input();
    addEventListener("pointerdown", input);
    addEventListener("keydown", input);
    setEntered({ session, view: new RoomView(), memory });
    return () => {
      clearInterval(timer);
      removeEventListener("pointerdown", input);
      removeEventListener("keydown", input);
      session.leave();
      setEntered(null);
    };
  }, [code, id, username, name, role]);
  return entered;
}

function tell(happening: Happening): void {
  if (happening.what === "refused") toast.error(text.notTaken(happening.refused.message));
  else toast(words(happening));
}

function words(happening: Exclude<Happening, { what: "refused" }>): string {
  switch (happening.what) {
    case "came":
      return text.came(happening.name);
    case "went":
      return text.went(happening.name);
    case "role":
      return text.nowRole[happening.role];
  }
}
