import { useMemo } from "react";
import type { Places } from "../chat/mention/places";
import { useStore } from "../lib/use-store";
import { useRooms } from "../rooms/queries";
import { useRoom } from "./context";
import { useGoTo } from "./use-go-to";

/** What messages of this room may name: its members, its files, and my rooms. */
export function usePlaces(): Places {
  const { session } = useRoom();
  const members = useStore(session.members);
  const entries = useStore(session.tree.entries);
  const { data: rooms } = useRooms();
  const goTo = useGoTo();
  const me = session.user.username?.toLowerCase() ?? null;
  // Messages are drawn again only when what they may name has changed, not each time that it is asked for.
  const names = (rooms ?? []).map(({ code, name }) => `${code}\n${name}`).join("\n\n");
  return useMemo(() => {
    const byName = new Map(
      [...members.values()].flatMap((member) =>
        member.username === null ? [] : [[member.username.toLowerCase(), member] as const],
      ),
    );
    const files = new Map(
      [...entries.values()].flatMap((entry) =>
        entry.kind === "file" ? [[entry.path, entry.id] as const] : [],
      ),
    );
    const byCode = new Map(
      names.split("\n\n").map((room) => room.split("\n") as [string, string | undefined]),
    );
    return {
      me,
      isPerson: (username) => byName.has(username.toLowerCase()),
      isFile: (path) => files.has(path),
      isRoom: (code) => code !== "" && byCode.has(code),
      nameOf: (username) => byName.get(username.toLowerCase())?.name ?? username,
      roomName: (code) => byCode.get(code) ?? code,
      people: () => [...members.values()].filter(({ user }) => user !== session.user.id),
      files: () => [...files.keys()],
      open: (path, line, column) => {
        const file = files.get(path);
        if (file === undefined) return;
        if (line === null) session.tabs.open(file);
        else goTo({ file, line, column });
      },
    };
  }, [session, members, entries, names, me, goTo]);
}
