import { createContext, useContext } from "react";
import type { Line } from "./chat";

/** What can be done to messages, and what is known around them. Stays the same object for long. */
export type Actions = {
  me: string;
  mayTalk: boolean;
  mayPin: boolean;
  /** Whether I may delete what others said. */
  mayModerate: boolean;
  nameOf(user: string): string;
  react(line: Line, emoji: string): void;
  reply(line: Line): void;
  edit(line: Line): void;
  remove(line: Line): void;
  pin(line: Line, on: boolean): void;
  jump(id: number): void;
  showEdits(line: Line): void;
  copyLink(line: Line): void;
  copyText(line: Line): void;
};

export const ActionsContext = createContext<Actions | null>(null);

/** What can be done to messages here. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("not in a chat");
  return actions;
}

/** Whether anything can be done to this message at all. */
export const isThere = (line: Line): boolean => line.id !== null && line.deleted_at === null;

/** Whether I may change its words. */
export const mayEdit = (line: Line, { me, mayTalk }: Actions): boolean =>
  isThere(line) && mayTalk && line.author === me;

/** Whether I may take its words back. */
export const mayDelete = (line: Line, { me, mayTalk, mayModerate }: Actions): boolean =>
  isThere(line) && (mayModerate || (mayTalk && line.author === me));
