import { sorted } from "../people/direct";
import type { Uuid } from "../wire/frames";
import type { RoomSummary } from "../wire/http";

/** Someone who is in a room of mine right now. */
export interface Present {
  user: Uuid;
  name: string;
  slot: number;
  rooms: { code: string; name: string }[];
}

/** What the home page shows of my rooms. */
export interface Overview {
  /** Where someone else is right now: the fullest, then the latest. */
  live: RoomSummary | null;
  /** The others. */
  rooms: RoomSummary[];
  /** Everyone else who is here, each once. */
  people: Present[];
}

/** Sorts my rooms by what matters now. `rooms` come with the latest first. */
export function overview(all: readonly RoomSummary[], me: Uuid): Overview {
  const { rooms } = sorted(all);
  const people = new Map<Uuid, Present>();
  for (const { code, name: room, here } of rooms) {
    for (const { user, name, slot } of here) {
      if (user === me) continue;
      const known = people.get(user) ?? { user, name, slot, rooms: [] };
      known.rooms.push({ code, name: room });
      people.set(user, known);
    }
  }
  const others = (room: RoomSummary) => room.here.filter(({ user }) => user !== me).length;
  const live = rooms.reduce<RoomSummary | null>((best, room) => {
    return others(room) > (best ? others(best) : 0) ? room : best;
  }, null);
  return { live, rooms: rooms.filter((room) => room !== live), people: [...people.values()] };
}

/** Which part of the day it is, for the greeting. */
export function partOfDay(hour: number): "night" | "morning" | "day" | "evening" {
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "day" : "evening";
}
