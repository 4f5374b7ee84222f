import { createContext } from "react";
import type { Known } from "./parts";

/** Someone who can be named. */
export type Nameable = { user: string; username: string | null; name: string; slot: number };

/** What messages may name here, and where that leads. */
export type Places = Known & {
  /** My own username, in lower case. */
  me: string | null;
  nameOf(username: string): string;
  roomName(code: string): string;
  open(path: string, line: number | null, column: number | null): void;
  people(): readonly Nameable[];
  files(): readonly string[];
};

/** Null where messages name nothing. */
export const PlacesContext = createContext<Places | null>(null);
