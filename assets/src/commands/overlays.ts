import { Store } from "../lib/store";

/** Which of the two lists of commands is open. */
export const overlay = new Store<"none" | "palette" | "shortcuts">("none");
