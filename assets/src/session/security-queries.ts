import {
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "../wire/api";
import type { AccessToken, AuditEntry, Scope, SignIn } from "../wire/http";

const keys = {
  sessions: ["me", "sessions"],
  tokens: ["me", "tokens"],
  activity: ["me", "audit"],
} as const;

/** Where I am signed in. */
export function useSignIns() {
  return useQuery({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => api.get<{ sessions: SignIn[] }>("/api/me/sessions", { signal }),
    select: ({ sessions }) => sessions,
  });
}

/** My access tokens. */
export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => api.get<{ tokens: AccessToken[] }>("/api/me/tokens", { signal }),
    select: ({ tokens }) => tokens,
  });
}

/** What happened, a page at a time. `path` leads to it. */
export function useHistory(queryKey: QueryKey, path: string) {
  const at = new URL(path, location.origin);
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) => {
      at.searchParams.set("limit", "20");
      if (pageParam !== null) at.searchParams.set("before", String(pageParam));
      else at.searchParams.delete("before");
      const path = at.pathname + at.search;
      return api.get<{ entries: AuditEntry[]; more: boolean }>(path, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.id ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
  });
}

/** What happened to my account. */
export const useActivity = () => useHistory(keys.activity, "/api/me/audit");

/** Ends one sign-in, or all others. */
export const useEndSignIn = () =>
  useOwn((id: string | null) =>
    api.delete(id ? `/api/me/sessions/${encodeURIComponent(id)}` : "/api/me/sessions"),
  );

/** What a new token is to be. */
export interface NewToken {
  name: string;
  scopes: Scope[];
  expires_in: number;
  password?: string;
}

/** Makes a token; the answer holds it, this once. */
export const useMakeToken = () =>
  useOwn((token: NewToken) => api.post<AccessToken & { token: string }>("/api/me/tokens", token));

/** Takes a token back. */
export const useTakeBack = () =>
  useOwn((id: string) => api.delete(`/api/me/tokens/${encodeURIComponent(id)}`));

/** A change of one's own account: what is shown of it is asked for anew. */
function useOwn<V, A>(mutationFn: (value: V) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
  });
}
