import { useEffect, useMemo, useRef } from "react";
import { copyText } from "../lib/clipboard";
import { toast } from "../ui/toast";
import { ApiError } from "../wire/api";
import type { Member } from "../wire/frames";
import type { Actions } from "./actions";
import type { Writing } from "./ChatPanel";
import type { Chat, Line } from "./chat";
import { text } from "./messages";

type Around = {
  chat: Chat;
  me: string;
  members: ReadonlyMap<string, Member>;
  may: { talk: boolean; pin: boolean; moderate: boolean };
  linkTo(id: number): string;
  onWriting(writing: Writing): void;
  onDelete(line: Line): void;
  onHistory(line: Line): void;
};

/** Goes to a message, or says why not. */
export function jumpTo(chat: Chat, id: number): void {
  chat.jump(id).catch((error: unknown) => {
    const gone = error instanceof ApiError && error.status === 404;
    toast.error(gone ? text.notThere : text.jumpFailed);
  });
}

/** What can be done to messages here. The same object as long as one may do the same. */
export function useMessageActions(around: Around): Actions {
  // Who is called what changes often, and is needed only when something is drawn anew.
  const latest = useRef(around);
  useEffect(() => {
    latest.current = around;
  });
  const { chat, me, members, may } = around;
  const { talk, pin, moderate } = may;
  return useMemo(() => {
    const whenStored = (act: (id: number) => void) => (line: Line) => {
      if (line.id !== null) act(line.id);
    };
    return {
      me,
      mayTalk: talk,
      mayPin: pin,
      mayModerate: moderate,
      nameOf: (user) => members.get(user)?.name ?? text.someone,
      react(line, emoji) {
        const given = line.reactions.find((reaction) => reaction.emoji === emoji);
        const on = !given?.users.includes(me);
        whenStored((id) => chat.wish({ react: { id, emoji, on } }, Date.now()))(line);
      },
      reply: (line) => latest.current.onWriting({ reply: line }),
      edit: (line) => latest.current.onWriting({ edit: line }),
      remove: (line) => latest.current.onDelete(line),
      pin: (line, on) => whenStored((id) => chat.wish({ pin: { id, on } }, Date.now()))(line),
      jump: (id) => jumpTo(chat, id),
      showEdits: (line) => latest.current.onHistory(line),
      copyLink: whenStored((id) => {
        void copyText(latest.current.linkTo(id)).then((done) => done && toast(text.linkCopied));
      }),
      copyText: (line) => void copyText(line.body),
    };
  }, [chat, me, members, talk, pin, moderate]);
}
