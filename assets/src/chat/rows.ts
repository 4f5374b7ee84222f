/** What the list of messages shows, top to bottom: pure. */
import type { Line } from "./chat";

export type ChatItem =
  | { kind: "day"; key: string; at: number }
  | { kind: "new"; key: string }
  /** `joined` lines follow another of the same author, and do not say the name again. */
  | { kind: "line"; key: string; line: Line; joined: boolean };

/** Lines of one author within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

/** The items for `lines`; the mark "New" stands after the event numbered `readTo`. */
export function itemsOf(lines: readonly Line[], readTo: number | null, me: string): ChatItem[] {
  const items: ChatItem[] = [];
  let before: Line | null = null;
  let marked = readTo === null;
  for (const line of lines) {
    const newDay = before === null || dayOf(before.sent_at) !== dayOf(line.sent_at);
    if (newDay) items.push({ kind: "day", key: `day ${dayOf(line.sent_at)}`, at: line.sent_at });
    const firstNew = !marked && readTo !== null && line.seq > readTo && line.author !== me;
    if (firstNew) {
      items.push({ kind: "new", key: "new" });
      marked = true;
    }
    const joined =
      !newDay &&
      !firstNew &&
      before !== null &&
      before.author === line.author &&
      line.sent_at - before.sent_at < TOGETHER_MS;
    items.push({ kind: "line", key: `${line.author}/${line.nonce}`, line, joined });
    before = line;
  }
  return items;
}

function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
