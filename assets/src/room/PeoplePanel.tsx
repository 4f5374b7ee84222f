import { useMemo } from "react";
import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { PersonCard } from "../people/PersonCard";
import { Avatar } from "../ui/Avatar";
import { Badge } from "../ui/Badge";
import type { Member } from "../wire/frames";
import { useRoom } from "./context";
import { text } from "./messages";
import type { Person } from "./use-people";

/** Everyone of this room: who is here and where, and who is not. */
export function PeoplePanel({ people }: { people: readonly Person[] }) {
  const { session } = useRoom();
  const members = useStore(session.members);
  const absent = useMemo(() => {
    const here = new Set(people.map(({ user }) => user));
    const others = [...members.values()].filter(({ user }) => !here.has(user));
    return others.sort((a, b) => a.name.localeCompare(b.name));
  }, [members, people]);
  return (
    <div className="min-h-0 flex-1 overflow-auto p-1.5">
      <ul aria-label={text.inRoom}>
        {people.map((person) => (
          <PersonRow key={person.user} person={person} />
        ))}
      </ul>
      {absent.length > 0 && (
        <>
          <h3 className="px-2 pt-3 pb-1 text-xs text-ink-3">{text.notHere}</h3>
          <ul aria-label={text.notHere}>
            {absent.map((member) => (
              <li key={member.user}>
                <PersonCard member={member}>
                  <button
                    type="button"
                    className="flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-start hover:bg-sunken touch:min-h-11"
                  >
                    <Avatar
                      name={member.name}
                      slot={member.slot}
                      decorative
                      className="opacity-60"
                    />
                    <Who member={member} />
                  </button>
                </PersonCard>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { session } = useRoom();
  const following = useStore(session.people.following) === person.user;
  const { name, slot, isMe, presence, path } = person;
  const where = [
    presence.idle ? text.away : path === null ? text.nowhere : text.inFile(path),
    ...(presence.devices > 1 ? [text.devices(presence.devices)] : []),
    ...(presence.following === session.user.id ? [text.followsYou] : []),
  ].join(", ");
  const inside = (
    <>
      <Avatar
        name={name}
        slot={slot}
        ring={following}
        presence={presence.idle ? "away" : "online"}
        decorative
      />
      <Who member={person} name={isMe ? text.you(name) : name} where={where} />
    </>
  );
  const look = "flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-start";
  if (isMe) return <li className={look}>{inside}</li>;
  return (
    <li>
      <button
        type="button"
        aria-pressed={following}
        title={following ? text.stopFollowing(name) : text.follow(name, null)}
        onClick={() => session.people.follow(following ? null : person.user)}
        className={cn(look, "hover:bg-sunken touch:min-h-11", following && "bg-raised")}
      >
        {inside}
      </button>
    </li>
  );
}

function Who({
  member,
  name = member.name,
  where,
}: {
  member: Member;
  name?: string;
  where?: string;
}) {
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2 text-sm font-medium">
        <bdi className="truncate">{name}</bdi>
        {member.guest && <Badge tone="lake">{text.guest}</Badge>}
        <span className="ms-auto shrink-0 text-xs font-normal text-ink-3">
          {text.roles[member.role]}
        </span>
      </span>
      {where && <span className="block truncate text-xs text-ink-3">{where}</span>}
    </span>
  );
}
