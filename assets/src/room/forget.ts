/** What a browser forgets when a sign-in has ended: whoever sits here next is someone else. */
import { BrowserStorage } from "../editor/storage";

/** Open tabs and unfinished messages. What is still to be sent has other names, and stays. */
const FORGOTTEN = /^lh\.(tabs|draft)\//;

/**
 * Forgets the documents of all rooms that the server has, and what was left lying open. Edits and
 * messages that the server has not confirmed stay: they are nowhere else, and are sent when their
 * writer comes back.
 */
export async function forgetRooms(): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (FORGOTTEN.test(key)) localStorage.removeItem(key);
  }
  await new BrowserStorage(Date.now).sweep(Number.POSITIVE_INFINITY);
}
