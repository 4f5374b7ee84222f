import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useTitle } from "../lib/use-title";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { useProfile } from "../session/current";
import { troubleOf } from "../session/use-form";
import { Badge } from "../ui/Badge";
import { Button, buttonStyle } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { inputStyle } from "../ui/Field";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { PublicRoom } from "../wire/http";
import { NewRoom } from "./new-room";
import { useJoinRoom, usePublicRooms } from "./queries";
import { RoomTile } from "./RoomTile";

/** The rooms that everyone in this house may join. */
export function BrowsePage() {
  const { data, error, refetch } = usePublicRooms();
  const [query, setQuery] = useState("");
  useTitle(text.browseTitle);
  const words = query.trim().toLocaleLowerCase();
  const found = data?.filter(({ name, description }) =>
    `${name} ${description}`.toLocaleLowerCase().includes(words),
  );
  return (
    <div className="mx-auto max-w-[860px] px-4 pt-5 pb-10 min-[900px]:px-8 min-[900px]:pt-7">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-4">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{text.browseTitle}</h1>
          <p className="mt-0.5 text-ink-2">{text.browseText}</p>
        </div>
        <label className="relative ms-auto block w-full sm:w-60">
          <span className="sr-only">{text.filter}</span>
          <Search
            aria-hidden
            className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
          />
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={text.filter}
            className={`${inputStyle} h-8 ps-9 text-sm touch:h-11`}
          />
        </label>
      </header>
      <section className="plank mt-6" aria-label={text.browseTitle}>
        {found ? (
          <Found
            found={found}
            query={query}
            any={(data?.length ?? 0) > 0}
            onShowAll={() => setQuery("")}
          />
        ) : error ? (
          <EmptyState
            failed
            text={`${text.loadFailed} ${error.message}`}
            action={<Button onClick={() => refetch()}>{ui.retry}</Button>}
          />
        ) : (
          <div className="pt-3">
            <SkeletonRows />
          </div>
        )}
      </section>
    </div>
  );
}

interface FoundProps {
  found: PublicRoom[];
  query: string;
  /** Whether there is any public room at all. */
  any: boolean;
  onShowAll(): void;
}

function Found({ found, query, any, onShowAll }: FoundProps) {
  if (found.length > 0) {
    return (
      <ul className="divide-y divide-line">
        {found.map((room) => (
          <PublicRow key={room.id} room={room} />
        ))}
      </ul>
    );
  }
  return any ? (
    <EmptyState
      text={text.noMatch(query)}
      action={<Button onClick={onShowAll}>{text.showAll}</Button>}
    />
  ) : (
    <NoPublic />
  );
}

function NoPublic() {
  const { user } = useProfile();
  const [open, setOpen] = useState(false);
  return (
    <>
      <EmptyState
        text={text.noPublic}
        action={
          user.role !== "guest" && (
            <Button tone="primary" onClick={() => setOpen(true)}>
              <Plus aria-hidden className="size-4" />
              {text.newRoom}
            </Button>
          )
        }
      />
      <NewRoom open={open} onOpenChange={setOpen} />
    </>
  );
}

function PublicRow({ room }: { room: PublicRoom }) {
  const join = useJoinRoom();
  const [, go] = useLocation();
  const enter = async () => {
    try {
      await join.mutateAsync(room.code);
      go(paths.room(room.code));
    } catch (error) {
      toast.error(troubleOf(error).message);
    }
  };
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <RoomTile name={room.name} className="size-9 bg-raised shadow-none" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{room.name}</span>
          {room.here_count > 0 && <Badge tone="moss">{text.here(room.here_count)}</Badge>}
        </span>
        <span className="block truncate text-sm text-ink-3">
          {room.description || text.members(room.member_count)}
        </span>
      </span>
      {room.description && (
        <span className="tnum hidden text-xs text-ink-3 sm:block">
          {text.members(room.member_count)}
        </span>
      )}
      {room.joined ? (
        <Link href={paths.room(room.code)} className={buttonStyle({})}>
          {text.open}
          <span className="sr-only"> {room.name}</span>
        </Link>
      ) : (
        <Button tone="primary" busy={join.isPending} onClick={enter}>
          {text.join}
          <span className="sr-only"> {room.name}</span>
        </Button>
      )}
    </li>
  );
}
