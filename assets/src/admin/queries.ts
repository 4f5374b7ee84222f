import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useHistory } from "../session/security-queries";
import { api } from "../wire/api";
import type { Person } from "../wire/http";

/** Everyone, or those whom `query` finds, a page at a time. */
export function usePeople(query: string) {
  return useInfiniteQuery({
    queryKey: ["admin", "users", query],
    queryFn: ({ signal, pageParam }) => {
      const asked = new URLSearchParams({ limit: "30" });
      if (query) asked.set("query", query);
      if (pageParam) asked.set("before", pageParam);
      return api.get<{ users: Person[]; more: boolean }>(`/api/admin/users?${asked}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ users, more }) => (more ? (users.at(-1)?.id ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ users }) => users),
  });
}

/** What is to be different about someone. */
export interface PersonChange {
  id: string;
  role?: "admin" | "member";
  disabled?: boolean;
}

/** Gives a role, locks out, lets in again. */
export function useChangePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: PersonChange) =>
      api.patch<Person>(`/api/admin/users/${encodeURIComponent(id)}`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ["admin"] }),
  });
}

/** The query of entries of one kind, or of all. */
export const ofKind = (kind: string): string => (kind ? `?event=${encodeURIComponent(kind)}` : "");

/** What happened to all accounts. */
export const useAudit = (kind: string) =>
  useHistory(["admin", "audit", kind], `/api/admin/audit${ofKind(kind)}`);
