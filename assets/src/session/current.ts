import { useStore } from "../lib/use-store";
import { api } from "../wire/api";
import type { Profile } from "../wire/http";
import { Session } from "./session";

/** The session of this page. */
export const session: Session = new Session(api);

/** Who is signed in. Only for what is shown behind the guard. */
export function useProfile(): Profile {
  const state = useStore(session.state);
  if (state.state !== "in") throw new Error("nobody is signed in");
  return state.profile;
}
