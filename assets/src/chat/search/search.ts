/** What search shows, without React. */
import type { FoundMessage } from "../../wire/http";

/** What was found in one room. */
export type Group<M extends Found = FoundMessage> = {
  code: string;
  name: string;
  messages: M[];
};

type Found = Pick<FoundMessage, "id" | "room">;

/** Found messages by room: the room with the newest first, and in it the newest first. */
export function byRoom<M extends Found>(found: readonly M[]): Group<M>[] {
  const groups = new Map<string, Group<M>>();
  for (const message of found) {
    const { code, name } = message.room;
    const group = groups.get(code);
    if (group) group.messages.push(message);
    else groups.set(code, { code, name, messages: [message] });
  }
  return [...groups.values()];
}

/** Filters that can be put into a query by a press. */
export const FILTERS = [
  "from:",
  "in:",
  "before:",
  "after:",
  "has:link",
  "has:code",
  "has:file",
] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether `query` has this filter. */
export function hasFilter(query: string, filter: Filter): boolean {
  return query.split(/\s+/u).some((part) => part.toLowerCase().startsWith(filter));
}

/** The query with the filter at its end, or without it if it was there. */
export function toggleFilter(query: string, filter: Filter): string {
  if (!hasFilter(query, filter)) {
    const before = query.trimEnd();
    return `${before}${before ? " " : ""}${filter}${filter.endsWith(":") ? "" : " "}`;
  }
  const quoted = new RegExp(`(^|\\s)${filter}("[^"]*"?|\\S*)`, "giu");
  return query.replace(quoted, " ").replace(/\s+/gu, " ").trimStart();
}

/** The query for one room alone. */
export function within(query: string, code: string | null): string {
  return code === null || query.trim() === "" ? query : `in:${code} ${query}`;
}

/** Whether there is enough to ask for. */
export function isWorthAsking(query: string): boolean {
  const said = query.trim().replace(/^(?:(?:from|in|before|after|has):\s*)+$/iu, "");
  return said.length > 0;
}
