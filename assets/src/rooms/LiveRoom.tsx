import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { rooms as text } from "../messages/en/rooms";
import { paths } from "../paths";
import { Avatar } from "../ui/Avatar";
import { Beam } from "../ui/Beam";
import { buttonStyle } from "../ui/Button";
import { api } from "../wire/api";
import type { Uuid } from "../wire/frames";
import type { RoomSummary } from "../wire/http";

const LINES = 10;
const PEEK_MS = 20_000;

interface TreeEntry {
  path: string;
  kind: "file" | "folder";
  bytes: number;
  updated_at: number;
}

/** The room where people are right now. */
export function LiveRoom({ room, me }: { room: RoomSummary; me: Uuid }) {
  const others = room.here.filter(({ user }) => user !== me);
  const { data: peek } = usePeek(room.code);
  return (
    <section className="plank" aria-label={text.liveNow}>
      <Beam parts={room.here.map(({ user, slot }) => ({ id: user, slot, active: user !== me }))} />
      <div className={peek ? "grid min-[900px]:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]" : ""}>
        <div className="flex min-w-0 flex-col p-5">
          <p className="flex items-center gap-2 text-xs font-medium text-moss">
            <span aria-hidden className="breathe size-2 rounded-full bg-moss" />
            {text.liveNow}
          </p>
          <h2 className="mt-2 text-xl font-semibold tracking-tight break-words">{room.name}</h2>
          <p className="mt-1 break-words text-ink-2">
            {text.isHere(others.map(({ name }) => name))} {room.description}
          </p>
          <div className="mt-4 flex flex-wrap gap-1">
            {room.here.map((person) => (
              <Avatar key={person.user} name={person.name} slot={person.slot} />
            ))}
          </div>
          <div className="mt-auto pt-5">
            <Link href={paths.room(room.code)} className={buttonStyle({ tone: "primary" })}>
              {text.openRoom}
            </Link>
          </div>
        </div>
        {peek && <Peek path={peek.path} lines={peek.lines} />}
      </div>
    </section>
  );
}

/** The beginning of the file that was changed last. Decorative: the room has it in full. */
function Peek({ path, lines }: { path: string; lines: string[] }) {
  return (
    <div
      aria-hidden
      className="min-w-0 border-t border-line bg-sunken p-4 min-[900px]:border-s min-[900px]:border-t-0"
    >
      <p className="truncate font-mono text-2xs text-ink-3">{path}</p>
      <pre className="mt-2 overflow-hidden font-mono text-[11.5px] leading-[19px] text-ink-2">
        {lines.join("\n")}
      </pre>
    </div>
  );
}

function usePeek(code: string) {
  const root = `/api/rooms/${encodeURIComponent(code)}/tree`;
  return useQuery({
    queryKey: ["room", code, "peek"],
    refetchInterval: PEEK_MS,
    queryFn: async ({ signal }) => {
      const { entries } = await api.get<{ entries: TreeEntry[] }>(root, { signal });
      const files = entries.filter(({ kind, bytes }) => kind === "file" && bytes > 0);
      const [latest] = files.sort((a, b) => b.updated_at - a.updated_at);
      if (!latest) return null;
      const path = latest.path.split("/").map(encodeURIComponent).join("/");
      const response = await api.send("GET", `${root}/${path}`, { signal });
      const lines = (await response.text()).split("\n").slice(0, LINES);
      return { path: latest.path, lines: lines.map((line) => line.slice(0, 120)) };
    },
  });
}
