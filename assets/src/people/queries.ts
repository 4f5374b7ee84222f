import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys as roomKeys, useRooms } from "../rooms/queries";
import { useProfile } from "../session/current";
import { api } from "../wire/api";
import type { Room, Uuid } from "../wire/frames";
import type { BlockedPerson, FoundPerson, Reach } from "../wire/http";
import { presentIn, sorted } from "./direct";

const keys = {
  found: (query: string) => ["people", query] as const,
  reach: ["me", "reach"] as const,
  blocks: ["me", "blocks"] as const,
};

/** My conversations, and who is there right now. */
export function useDirect() {
  const { data, error, refetch } = useRooms();
  return { ...sorted(data ?? []), present: presentIn(data ?? []), loaded: !!data, error, refetch };
}

/** Those who are found by `query`; by nothing, those I share rooms with. */
export function useFound(query: string) {
  return useQuery({
    queryKey: keys.found(query),
    queryFn: ({ signal }) =>
      api.get<{ people: FoundPerson[] }>(`/api/people?query=${encodeURIComponent(query)}`, {
        signal,
      }),
    select: ({ people }) => people,
    placeholderData: (before) => before,
    staleTime: 30_000,
    retry: false,
  });
}

/** How I can be reached. */
export function useReach() {
  const isMember = useProfile().user.role !== "guest";
  return useQuery({
    queryKey: keys.reach,
    queryFn: ({ signal }) => api.get<Reach>("/api/me/reach", { signal }),
    enabled: isMember,
    staleTime: 60_000,
  });
}

/** Whom I do not want to hear from. */
export function useBlocks() {
  const isMember = useProfile().user.role !== "guest";
  return useQuery({
    queryKey: keys.blocks,
    queryFn: ({ signal }) => api.get<{ blocked: BlockedPerson[] }>("/api/me/blocks", { signal }),
    select: ({ blocked }) => blocked,
    enabled: isMember,
  });
}

/** Opens the conversation with these people. */
export const useBegin = () =>
  useChange((people: readonly Uuid[]) => api.post<Room>("/api/direct", { people }));

/** Answers a request. */
export const useAnswer = () =>
  useChange(({ code, answer }: { code: string; answer: "accept" | "decline" | "block" }) =>
    api.put(`/api/rooms/${encodeURIComponent(code)}/request`, { answer }),
  );

/** Puts a conversation out of sight, or leaves it. */
export const useHide = () =>
  useChange(({ code, me }: { code: string; me: Uuid }) =>
    api.delete(`/api/rooms/${encodeURIComponent(code)}/members/${me}`),
  );

/** Blocks someone, or hears from them again. */
export const useBlock = () =>
  useChange(({ user, on }: { user: Uuid; on: boolean }) =>
    on ? api.put(`/api/me/blocks/${user}`) : api.delete(`/api/me/blocks/${user}`),
  );

/** Changes how I can be reached. */
export const useSetReach = () =>
  useChange((change: Partial<Omit<Reach, "phone">>) => api.patch("/api/me/reach", change));

/** Tells the number I can be found by, or has it forgotten. */
export const useSetPhone = () =>
  useChange((number: string | null) =>
    number === null ? api.delete("/api/me/phone") : api.put("/api/me/phone", { number }),
  );

/** Changes something, and asks again for all that it may show in. */
function useChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const queryKey of [roomKeys.mine, keys.reach, keys.blocks, ["people"]])
        void client.invalidateQueries({ queryKey });
    },
  });
}
