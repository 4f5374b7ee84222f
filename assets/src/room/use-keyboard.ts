import { useEffect, useRef } from "react";
import { useStore } from "../lib/use-store";
import { text } from "../sandbox/messages";
import { toast } from "../ui/toast";
import type { RunKeyboard } from "../wire/frames";
import { useRoom } from "./context";
import { firstName } from "./use-people";

/** Tells in passing who asks for a keyboard, and what became of one's own wish. */
export function useKeyboard(): void {
  const { session } = useRoom();
  const keyboards = useStore(session.runs.keyboards);
  const before = useRef(keyboards);
  useEffect(() => {
    const old = before.current;
    before.current = keyboards;
    const nameOf = (user: string) =>
      firstName(session.members.get().get(user)?.name ?? text.someone);
    const runs = new Set([...old.keys(), ...keyboards.keys()]);
    for (const run of runs) {
      const path = session.runs.list.get().find(({ id }) => id === run)?.path ?? "";
      tell(session, path, old.get(run), keyboards.get(run), nameOf);
    }
  }, [session, keyboards]);
}

type Room = ReturnType<typeof useRoom>;

function tell(
  session: Room["session"],
  path: string,
  old: RunKeyboard | undefined,
  next: RunKeyboard | undefined,
  nameOf: (user: string) => string,
): void {
  const me = session.user.id;
  const wanted = next?.holder === me ? next.asks : [];
  const asked = old?.holder === me ? old.asks : [];
  const run = next?.run ?? old?.run ?? 0;
  for (const user of asked.filter((other) => !wanted.includes(other)))
    toast.dismiss(idOf(run, user));
  for (const user of wanted.filter((other) => !asked.includes(other)))
    toast(text.asks(nameOf(user), path), {
      id: idOf(run, user),
      duration: Number.POSITIVE_INFINITY,
      action: { label: text.handOver, onClick: () => session.runs.want(run, { give: user }) },
      cancel: { label: text.keepIt, onClick: () => session.runs.want(run, { decline: user }) },
    });
  // What became of what we asked for.
  if (!old?.asks.includes(me) || !next || next.asks.includes(me)) return;
  if (next.holder === me) toast(text.granted(path));
  else if (next.holder !== null && next.holder === old.holder && !session.runs.withdrew(run))
    toast(text.declined(nameOf(next.holder)));
}

const idOf = (run: number, user: string) => `keyboard-${run}-${user}`;
