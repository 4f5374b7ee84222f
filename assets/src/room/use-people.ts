import { useMemo } from "react";
import { useStore } from "../lib/use-store";
import type { Member, Presence } from "../wire/frames";
import { useRoom } from "./context";

/** Someone who is in the room now. */
export type Person = Member & { presence: Presence; isMe: boolean; path: string | null };

/** Who is here: ourselves first, then by name. */
export function usePeople(): Person[] {
  const { session } = useRoom();
  const members = useStore(session.members);
  const here = useStore(session.people.here);
  const entries = useStore(session.tree.entries);
  return useMemo(() => {
    const people = [...here.values()].flatMap((presence) => {
      const member = members.get(presence.user);
      if (!member) return [];
      const path = presence.at ? (entries.get(presence.at.file)?.path ?? null) : null;
      return [{ ...member, presence, isMe: presence.user === session.user.id, path }];
    });
    return people.sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name));
  }, [session, members, here, entries]);
}

/** The part of a name that friends use. */
export function firstName(name: string): string {
  return name.split(/\s+/u)[0] ?? name;
}

/** Who else is in which file. */
export function useHere(people: readonly Person[]): ReadonlyMap<string, Person[]> {
  return useMemo(() => {
    const files = new Map<string, Person[]>();
    for (const person of people) {
      const file = person.presence.at?.file;
      if (file === undefined || person.isMe) continue;
      files.set(file, [...(files.get(file) ?? []), person]);
    }
    return files;
  }, [people]);
}
