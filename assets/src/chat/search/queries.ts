import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../wire/api";
import type { MentionPage, SearchPage } from "../../wire/http";
import { isWorthAsking } from "./search";

/** An empty page that can be gone on from is followed this often without being asked. */
const MOST_EMPTY = 20;

/** One page of what `query` finds; what found nothing in its time goes on by itself. */
async function look(query: string, before: number | null, signal: AbortSignal) {
  const zone = -new Date().getTimezoneOffset();
  let next = before;
  for (let n = 0; ; n++) {
    const asked = new URLSearchParams({ q: query, zone: String(zone) });
    if (next !== null) asked.set("before", String(next));
    const page = await api.get<SearchPage>(`/api/search?${asked}`, { signal });
    if (page.messages.length > 0 || page.next === null || n === MOST_EMPTY) return page;
    next = page.next;
  }
}

/** What `query` finds in my rooms, the newest first. */
export function useSearch(query: string) {
  return useInfiniteQuery({
    queryKey: ["search", query],
    queryFn: ({ pageParam, signal }) => look(query, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    enabled: isWorthAsking(query),
    // What was found a moment ago is shown at once when one comes back from it.
    staleTime: 30_000,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** The messages that call me, the newest first. */
export function useMentions(enabled = true) {
  return useInfiniteQuery({
    queryKey: ["mentions"],
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? "" : `&before=${pageParam}`;
      return api.get<MentionPage>(`/api/me/mentions?limit=30${before}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.mentions.at(-1)?.id ?? null) : null),
    enabled,
  });
}
