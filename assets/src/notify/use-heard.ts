import { useEffect, useRef } from "react";
import { meansMe } from "../chat/mention/parts";
import { paths } from "../paths";
import { useRoom } from "../room/context";
import { useRooms } from "../rooms/queries";
import { useProfile } from "../session/current";
import { attention } from "./attention";
import { shouldNotify } from "./decide";
import { text } from "./messages";
import { blip } from "./sound";

/** What is older was said while nobody was connected here: the list of rooms tells of it. */
const FRESH_MS = 30_000;

/** Tells of what others say in this room, as far as one wants to hear of it. */
export function useHeard(): void {
  const { session } = useRoom();
  const { settings, user } = useProfile();
  const { data: rooms } = useRooms();
  const room = rooms?.find(({ code }) => code === session.code);
  const latest = useRef({ settings, room });
  latest.current = { settings, room };
  useEffect(() => {
    const newest = () => Math.max(0, ...session.chat.lines.get().map(({ id }) => id ?? 0));
    // What is there on coming in is not news.
    let last = newest();
    const hear = () => {
      const isFirst = last === 0;
      const news = session.chat.lines.get().filter(({ id }) => id !== null && id > last);
      last = Math.max(last, newest());
      if (isFirst) return;
      for (const { id, author, author_name, body, sent_at } of news) {
        const isFresh = Date.now() - sent_at < FRESH_MS;
        if (id !== null && author !== user.id && isFresh) tell(author_name, body, id);
      }
    };
    const tell = (name: string, body: string, id: number) => {
      const { settings, room } = latest.current;
      const notify = settings.notify ?? {};
      const means = meansMe(body, user.username);
      const isLooking = document.visibilityState === "visible" && document.hasFocus();
      const case_ = {
        wants: room?.notify ?? "all",
        means,
        isDirect: session.room.get()?.kind === "direct",
        isLooking,
        quiet: notify.quiet,
        now: Date.now(),
      };
      if (!shouldNotify(case_)) return;
      attention.update(({ listed, heard }) => ({ listed, heard: heard + 1 }));
      const sound = notify.sound ?? "mentions";
      if (sound === "all" || (sound === "mentions" && means !== "anyone")) blip();
      if (notify.desktop && means !== "anyone") show(name, body, id);
    };
    const show = (name: string, body: string, id: number) => {
      if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
      const title = text.said(name, session.room.get()?.name ?? "");
      const shown = new Notification(title, {
        body: body.slice(0, 200),
        tag: `${session.code}/${id}`,
        icon: "/favicon.svg",
      });
      shown.onclick = () => {
        focus();
        history.pushState(null, "", paths.message(session.code, id));
        dispatchEvent(new PopStateEvent("popstate"));
        shown.close();
      };
    };
    return session.chat.lines.subscribe(hear);
  }, [session, user]);
}
