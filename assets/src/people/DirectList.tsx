import { Link } from "wouter";
import { cn } from "../lib/cn";
import { formatAgo, formatMoment } from "../lib/format";
import { useNow } from "../lib/use-now";
import { paths } from "../paths";
import { useProfile } from "../session/current";
import { CountBadge } from "../ui/Badge";
import type { RoomSummary } from "../wire/http";
import { oneLine, othersOf, saidAt } from "./direct";
import { Faces } from "./Faces";
import { text } from "./messages";

interface Props {
  rooms: readonly RoomSummary[];
  present: ReadonlySet<string>;
  /** The code of the one that is open. */
  current?: string;
}

/** Conversations, one line each: who, what was said last, and what is new. */
export function DirectList({ rooms, present, current }: Props) {
  return (
    <ul className="px-1.5 pb-1.5">
      {rooms.map((room) => (
        <Row key={room.id} room={room} present={present} current={room.code === current} />
      ))}
    </ul>
  );
}

function Row({
  room,
  present,
  current,
}: {
  room: RoomSummary;
  present: ReadonlySet<string>;
  current: boolean;
}) {
  const { user } = useProfile();
  const now = useNow();
  const { code, name, unread, last_message: last } = room;
  const others = othersOf(room, user.id);
  const words = last && oneLine(last.body);
  const said =
    room.request === "waiting"
      ? text.waiting
      : last === null
        ? text.nothingSaid
        : last.author === user.id
          ? text.you(words ?? "")
          : words;
  const isNew = unread > 0 && !current;
  return (
    <li>
      <Link
        href={paths.room(code)}
        aria-current={current ? "page" : undefined}
        className={cn(
          "flex items-center gap-3 rounded-control px-2.5 py-2 hover:bg-sunken focus-visible:-outline-offset-2",
          current && "bg-raised",
        )}
      >
        <Faces people={others} present={present} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <bdi className={cn("truncate", isNew ? "font-semibold" : "font-medium")}>{name}</bdi>
            {others.some(({ user: other }) => present.has(other)) && (
              <span className="sr-only">{text.online(name)}</span>
            )}
            <time
              dateTime={new Date(saidAt(room)).toISOString()}
              title={formatMoment(saidAt(room))}
              className="tnum ms-auto shrink-0 text-2xs text-ink-3"
            >
              {formatAgo(saidAt(room), now)}
            </time>
          </span>
          <span className="flex items-center gap-2">
            <span
              className={cn("min-w-0 flex-1 truncate text-sm", isNew ? "text-ink" : "text-ink-3")}
            >
              {said}
            </span>
            {!current && <CountBadge count={unread} label={text.unread(unread)} />}
          </span>
        </span>
      </Link>
    </li>
  );
}
