import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../wire/api";
import type { Uuid } from "../wire/frames";
import type { HouseInvite, HouseSettings, Letter } from "../wire/http";

/** Under which keys answers are kept. */
const keys = {
  house: ["admin", "house"] as const,
  invites: ["admin", "invites"] as const,
  letters: ["admin", "letters"] as const,
};

/** How often letters are asked for while someone looks at them. */
const FRESH_MS = 5_000;

/** How the house is called, and who may come. */
export const useHouseSettings = () =>
  useQuery({
    queryKey: keys.house,
    queryFn: ({ signal }) => api.get<HouseSettings>("/api/admin/house", { signal }),
  });

/** Changes settings of the house. */
export const useChangeHouse = () =>
  useChange(
    (change: Partial<Pick<HouseSettings, "name" | "registration" | "domains" | "public_url">>) =>
      api.patch<HouseSettings>("/api/admin/house", change),
  );

/** The invitations that still hold. */
export const useHouseInvites = () =>
  useQuery({
    queryKey: keys.invites,
    queryFn: ({ signal }) => api.get<{ invites: HouseInvite[] }>("/api/admin/invites", { signal }),
    select: ({ invites }) => invites,
  });

/** What a new invitation is to allow. */
export interface NewHouseInvite {
  email?: string;
  expires_in: number;
  uses?: number;
}

/** Makes an invitation. */
export const useInvite = () =>
  useChange((invite: NewHouseInvite) => api.post<HouseInvite>("/api/admin/invites", invite));

/** Takes an invitation back. */
export const useTakeBack = () => useChange((id: Uuid) => api.delete(`/api/admin/invites/${id}`));

/** What the house has written. */
export const useLetters = () =>
  useQuery({
    queryKey: keys.letters,
    queryFn: ({ signal }) =>
      api.get<{ configured: boolean; letters: Letter[] }>("/api/admin/letters", { signal }),
    refetchInterval: FRESH_MS,
  });

/** Sends a letter to see whether letters arrive. */
export const useTestLetter = () =>
  useChange((to: string) => api.post("/api/admin/letters/test", { to }));

function useChange<A, R>(change: (asked: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ["admin"] }),
  });
}
