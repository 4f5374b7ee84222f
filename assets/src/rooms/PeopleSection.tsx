import { ArrowUpRight } from "lucide-react";
import { Link } from "wouter";
import { formatList } from "../lib/format";
import { rooms as text } from "../messages/en/rooms";
import { paths } from "../paths";
import { Avatar } from "../ui/Avatar";
import { Section } from "../ui/Section";
import { SkeletonRows } from "../ui/Skeleton";
import type { Present } from "./home";

/** Who is here right now, and a way to them; undefined while that is not known. */
export function PeopleSection({ people }: { people: Present[] | undefined }) {
  return (
    <Section title={text.people}>
      {!people ? (
        <SkeletonRows rows={2} />
      ) : people.length === 0 ? (
        <p className="px-4 pb-4 text-ink-3">{text.nobody}</p>
      ) : (
        <ul className="px-2 pb-2">
          {people.map((person) => (
            <Person key={person.user} person={person} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Person({ person: { name, slot, rooms } }: { person: Present }) {
  const [first] = rooms;
  if (!first) return null;
  return (
    <li>
      <Link
        href={paths.room(first.code)}
        className="group flex items-center gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken"
      >
        <Avatar name={name} slot={slot} presence="online" decorative />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="block truncate text-xs text-ink-3">
            {text.inRoom(formatList(rooms.map((room) => room.name)))}
          </span>
        </span>
        <ArrowUpRight aria-hidden className="size-4 text-ink-3 group-hover:text-ink" />
      </Link>
    </li>
  );
}
