import { Lock } from "lucide-react";
import { Link } from "wouter";
import { formatAgo, formatMoment } from "../lib/format";
import { app } from "../messages/en/app";
import { rooms as text } from "../messages/en/rooms";
import { paths } from "../paths";
import { Avatar } from "../ui/Avatar";
import { Badge, CountBadge } from "../ui/Badge";
import type { RoomSummary } from "../wire/http";
import { RoomTile } from "./RoomTile";

const SHOWN = 4;

/** One of my rooms in a list. */
export function RoomRow({ room, now }: { room: RoomSummary; now: number }) {
  const {
    name,
    code,
    description,
    visibility,
    unread,
    mentions,
    here,
    member_count,
    last_activity_at,
  } = room;
  return (
    <li>
      <Link
        href={paths.room(code)}
        className="group flex items-center gap-3 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <RoomTile name={name} className="size-9 bg-raised shadow-none" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5 font-medium">
            <span className="truncate">{name}</span>
            {visibility === "private" && (
              <Lock aria-label={text.private} className="size-3 shrink-0 text-ink-3" />
            )}
            <CountBadge count={unread} label={text.unread(unread)} />
            {mentions > 0 && (
              <Badge tone="ember">
                <span aria-hidden>@{mentions}</span>
                <span className="sr-only">{app.mentioned(mentions)}</span>
              </Badge>
            )}
          </span>
          <span className="block truncate text-sm text-ink-3">
            {description || text.members(member_count)}
          </span>
        </span>
        <span className="hidden gap-1 sm:flex">
          {here.slice(0, SHOWN).map((person) => (
            <Avatar key={person.user} name={person.name} slot={person.slot} size="sm" />
          ))}
          {here.length > SHOWN && (
            <span className="text-xs text-ink-3">+{here.length - SHOWN}</span>
          )}
        </span>
        {description && (
          <span className="tnum hidden w-24 text-end text-xs text-ink-3 sm:block">
            {text.members(member_count)}
          </span>
        )}
        <time
          dateTime={new Date(last_activity_at).toISOString()}
          title={formatMoment(last_activity_at)}
          className="tnum w-20 shrink-0 text-end text-xs text-ink-3"
        >
          {formatAgo(last_activity_at, now)}
        </time>
      </Link>
    </li>
  );
}
