import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../wire/api";
import type { Role, Room, Uuid, Visibility } from "../wire/frames";
import type { Invite, MembersAnswer, PublicRoom, RoomDetail, RoomSummary } from "../wire/http";

/** How often the lists are asked for while someone looks at them. */
const FRESH_MS = 10_000;

const at = (code: string) => `/api/rooms/${encodeURIComponent(code)}`;

/** Under which keys answers are kept. */
export const keys = {
  mine: ["rooms"] as const,
  public: ["public-rooms"] as const,
  room: (code: string) => ["room", code] as const,
  members: (code: string) => ["room", code, "members"] as const,
  invites: (code: string) => ["room", code, "invites"] as const,
};

/** My rooms, the latest first. */
export function useRooms() {
  return useQuery({
    queryKey: keys.mine,
    queryFn: ({ signal }) => api.get<{ rooms: RoomSummary[] }>("/api/rooms", { signal }),
    select: ({ rooms }) => [...rooms].sort((a, b) => b.last_activity_at - a.last_activity_at),
    refetchInterval: FRESH_MS,
  });
}

/** The rooms of this house that everyone may join. */
export function usePublicRooms() {
  return useQuery({
    queryKey: keys.public,
    queryFn: ({ signal }) => api.get<{ rooms: PublicRoom[] }>("/api/rooms?public=true", { signal }),
    select: ({ rooms }) => rooms,
    refetchInterval: FRESH_MS,
  });
}

/** One room and my role in it. */
export function useRoom(code: string) {
  return useQuery({
    queryKey: keys.room(code),
    queryFn: ({ signal }) => api.get<RoomDetail>(at(code), { signal }),
  });
}

/** Who belongs to a room. */
export function useMembers(code: string) {
  return useQuery({
    queryKey: keys.members(code),
    queryFn: ({ signal }) => api.get<MembersAnswer>(`${at(code)}/members`, { signal }),
    select: ({ members }) => members,
  });
}

/** The links into a room that still work. */
export function useInvites(code: string) {
  return useQuery({
    queryKey: keys.invites(code),
    queryFn: ({ signal }) => api.get<{ invites: Invite[] }>(`${at(code)}/invites`, { signal }),
    select: ({ invites }) => invites,
  });
}

/** What a new room is to be. */
export interface NewRoom {
  name: string;
  visibility: Visibility;
  description?: string;
  /** The language of its first file. */
  language: string | null;
}

/** Makes a room, and its first file when a language was chosen. Tells whether the file is missing. */
export function useCreateRoom() {
  return useChange(keys.mine, async ({ language, ...room }: NewRoom) => {
    const made = await api.post<Room>("/api/rooms", room);
    if (!language) return { room: made, fileMissing: false };
    try {
      await api.post(`${at(made.code)}/template`, { language });
      return { room: made, fileMissing: false };
    } catch {
      return { room: made, fileMissing: true };
    }
  });
}

/** Joins a public room. */
export const useJoinRoom = () =>
  useChange(keys.mine, (code: string) => api.post<Room>(`${at(code)}/join`));

/** Changes what a room is called, and who finds it. */
export const useChangeRoom = (code: string) =>
  useChange(keys.room(code), (change: Partial<Pick<Room, "name" | "description" | "visibility">>) =>
    api.patch<Room>(at(code), change),
  );

/** Deletes a room. `confirm` is its name, typed. */
export const useDeleteRoom = (code: string) =>
  useChange(keys.mine, (confirm: string) => api.delete(at(code), { confirm }));

/** Gives a member another role. */
export const useChangeRole = (code: string) =>
  useChange(keys.members(code), ({ user, role }: { user: Uuid; role: Role }) =>
    api.patch(`${at(code)}/members/${user}`, { role }),
  );

/** Removes a member; oneself, that is leaving. */
export const useRemoveMember = (code: string) =>
  useChange(keys.members(code), (user: Uuid) => api.delete(`${at(code)}/members/${user}`));

/** What a new link is to allow. */
export interface NewInvite {
  role: Role;
  expires_in: number;
  uses?: number;
  guests: boolean;
}

/** Makes a link into a room. */
export const useCreateInvite = (code: string) =>
  useChange(keys.invites(code), (invite: NewInvite) =>
    api.post<Invite>(`${at(code)}/invites`, invite),
  );

/** Takes a link back. */
export const useRevokeInvite = (code: string) =>
  useChange(keys.invites(code), (id: Uuid) => api.delete(`${at(code)}/invites/${id}`));

/** Changes something, and asks again for what lists it. */
function useChange<In, Out>(key: readonly string[], change: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => refresh(client, key),
  });
}

/** Asks again for a list, and for the rooms, which show a part of it. Nobody waits for the answers. */
function refresh(client: QueryClient, key: readonly string[]): void {
  for (const queryKey of [key, keys.mine, keys.public]) void client.invalidateQueries({ queryKey });
}
