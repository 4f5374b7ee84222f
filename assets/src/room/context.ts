import { createContext, useContext } from "react";
import type { ComposerHandle } from "../chat/Composer";
import type { Caret, CodeHost } from "../editor/host";
import { Store } from "../lib/store";
import type { RoomSession } from "./session";

/** A place in a file. */
export type Goal = { file: string; line: number; column: number | null };

/** Where the views of a room meet: what one shows and another needs. */
export class RoomView {
  readonly caret = new Store<Caret | null>(null);
  /** Where the caret is to go, as soon as that file shows. */
  readonly goal = new Store<Goal | null>(null);
  /** The code editor, while there is one. */
  readonly host = new Store<CodeHost | null>(null);
  readonly composer: { current: ComposerHandle | null } = { current: null };
  readonly side = new Store<"chat" | "people">("chat");
  /** Whether a conversation shows its files and programs. */
  readonly work = new Store(false);
  /** Which part a phone shows. */
  readonly part = new Store<"code" | "run" | "chat" | "people">("code");
  /** Whether the side panel is open where it lies over the code. */
  readonly overlay = new Store(false);
  /** What happened in passing, while it is news. */
  readonly news = new Store<string | null>(null);
  readonly dialog = new Store<
    "none" | "invite" | "settings" | "history" | "with-seed" | "hidden-tests"
  >("none");
}

export type RoomContextValue = { session: RoomSession; view: RoomView };

export const RoomContext = createContext<RoomContextValue | null>(null);

/** The room around a component. */
export function useRoom(): RoomContextValue {
  const room = useContext(RoomContext);
  if (!room) throw new Error("not in a room");
  return room;
}
