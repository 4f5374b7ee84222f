import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { overlay } from "../commands/overlays";
import { keyLabel } from "../lib/platform";
import { useNow } from "../lib/use-now";
import { useTitle } from "../lib/use-title";
import { app } from "../messages/en/app";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { DirectSection } from "../people/DirectSection";
import { useProfile } from "../session/current";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Section } from "../ui/Section";
import { SkeletonRows } from "../ui/Skeleton";
import type { RoomSummary } from "../wire/http";
import { overview, type Present, partOfDay } from "./home";
import { LanguagesSection } from "./LanguagesSection";
import { LiveRoom } from "./LiveRoom";
import { NewRoom } from "./new-room";
import { PeopleSection } from "./PeopleSection";
import { useRooms } from "./queries";
import { RoomRow } from "./RoomRow";

/** Home: where people are first, then everything else. */
export function HomePage() {
  const { user } = useProfile();
  const { data, error, refetch } = useRooms();
  const now = useNow();
  const isGuest = user.role === "guest";
  const { live, rooms, people } = overview(data ?? [], user.id);
  useTitle(app.home);
  return (
    <div className="mx-auto max-w-[1180px] px-4 pt-5 pb-10 min-[900px]:px-8 min-[900px]:pt-7">
      <Header people={data && people} now={now} />
      <div className="mt-6 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-4">
          {live && <LiveRoom room={live} me={user.id} />}
          {!isGuest && <DirectSection />}
          <Section
            title={text.rooms}
            action={
              !isGuest && (
                <Link href={paths.browse} className="text-sm text-ember-ink hover:underline">
                  {text.allRooms}
                </Link>
              )
            }
          >
            {data ? (
              <RoomList rooms={rooms} alone={!live} now={now} isGuest={isGuest} />
            ) : error ? (
              <EmptyState
                failed
                text={`${text.loadFailed} ${error.message}`}
                action={<Button onClick={() => refetch()}>{ui.retry}</Button>}
              />
            ) : (
              <SkeletonRows />
            )}
          </Section>
        </div>
        <aside className="grid min-w-0 gap-4" aria-label={text.people}>
          {(data || !error) && <PeopleSection people={data && people} />}
          <LanguagesSection />
        </aside>
      </div>
    </div>
  );
}

function Header({ people, now }: { people: Present[] | undefined; now: number }) {
  const { user } = useProfile();
  const [open, setOpen] = useState(false);
  const first = user.name.split(/\s+/)[0] ?? user.name;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight break-words">
          {text[partOfDay(new Date(now).getHours())](first)}
        </h1>
        <p className="mt-0.5 text-ink-2">{people ? greeting(people.length) : "\u00a0"}</p>
      </div>
      <div className="ms-auto flex items-center gap-2">
        <button
          type="button"
          onClick={() => overlay.set("palette")}
          className="hidden h-8 w-60 items-center gap-2 rounded-control bg-panel px-2.5 text-sm text-ink-3 shadow-plank hover:text-ink-2 lg:flex"
        >
          <Search aria-hidden className="size-4" />
          {app.search}
          <kbd aria-hidden className="ms-auto font-mono text-2xs">
            {keyLabel("mod+k")}
          </kbd>
        </button>
        {user.role !== "guest" && (
          <Button tone="primary" onClick={() => setOpen(true)}>
            <Plus aria-hidden className="size-4" />
            {text.newRoom}
          </Button>
        )}
      </div>
      <NewRoom open={open} onOpenChange={setOpen} />
    </header>
  );
}

const greeting = (others: number) => (others === 0 ? text.nobodyHere : text.peopleHere(others));

interface ListProps {
  rooms: RoomSummary[];
  /** Whether these are all the rooms there are. */
  alone: boolean;
  isGuest: boolean;
  now: number;
}

function RoomList({ rooms, alone, isGuest, now }: ListProps) {
  const [open, setOpen] = useState(false);
  if (rooms.length > 0) {
    return (
      <ul className="divide-y divide-line">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} now={now} />
        ))}
      </ul>
    );
  }
  if (!alone) return <p className="px-4 pb-4 text-ink-3">{text.noMore}</p>;
  return (
    <>
      <EmptyState
        text={isGuest ? text.noRoomsGuest : text.noRooms}
        action={
          !isGuest && (
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
