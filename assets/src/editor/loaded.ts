import { Store } from "../lib/store";

/** Whether Monaco is here. Others use it when it is, and do not fetch it for themselves. */
export const monacoLoaded = new Store(false);
