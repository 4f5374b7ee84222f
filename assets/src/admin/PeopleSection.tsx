import { useDeferredValue, useState } from "react";
import { formatAgo, formatDate, slotOf } from "../lib/format";
import { useNow } from "../lib/use-now";
import { admin as text } from "../messages/en/admin";
import { useProfile } from "../session/current";
import { Loaded } from "../session/Loaded";
import { troubleOf } from "../session/use-form";
import { Avatar } from "../ui/Avatar";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { inputStyle } from "../ui/Field";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { toast } from "../ui/toast";
import type { Person } from "../wire/http";
import { useChangePerson, usePeople } from "./queries";

/** Everyone who has been here: find them, give roles, lock out. */
export function PeopleSection() {
  const [query, setQuery] = useState("");
  const people = usePeople(useDeferredValue(query.trim()));
  const [locking, setLocking] = useState<Person | null>(null);
  const change = useChangePerson();
  return (
    <Section title={text.people}>
      <div className="px-4 pb-2">
        <input
          type="search"
          aria-label={text.search}
          placeholder={text.searchHint}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className={`${inputStyle} h-10 touch:h-12`}
        />
      </div>
      <Loaded query={people}>
        {(found) =>
          found.length === 0 ? (
            <p className="px-4 pb-4 text-ink-3">{text.nobody}</p>
          ) : (
            <ul className="divide-y divide-line px-4 pb-2">
              {found.map((person) => (
                <Row key={person.id} person={person} onLock={() => setLocking(person)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {people.hasNextPage && (
        <div className="px-4 pb-4">
          <Button busy={people.isFetchingNextPage} onClick={() => people.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={locking !== null}
        onOpenChange={() => setLocking(null)}
        title={text.lockTitle(locking?.name ?? "")}
        text={text.lockText}
        action={text.lock}
        onConfirm={async () => {
          if (!locking) return;
          await change.mutateAsync({ id: locking.id, disabled: true });
          toast(text.lockedOut(locking.name));
        }}
      />
    </Section>
  );
}

function Row({ person, onLock }: { person: Person; onLock(): void }) {
  const { user } = useProfile();
  const now = useNow();
  const isMe = person.id === user.id;
  const facts = [
    ...(person.username ? [`@${person.username}`] : []),
    ...(person.email ? [person.email] : []),
    person.last_seen_at === null ? text.neverSeen : text.seen(formatAgo(person.last_seen_at, now)),
    ...(person.sessions > 1 ? [text.signIns(person.sessions)] : []),
    ...(person.leaves_at === null ? [] : [text.leaving(formatDate(person.leaves_at))]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-3 py-2.5">
      <Avatar name={person.name} slot={slotOf(person.id)} decorative />
      <span className="min-w-48 flex-1">
        <span className="flex items-center gap-2 text-sm font-medium">
          <span className="truncate">{person.name}</span>
          {isMe && <Badge>{text.you}</Badge>}
          {person.disabled && <Badge tone="rust">{text.locked}</Badge>}
        </span>
        <span className="block text-xs wrap-anywhere text-ink-3">{facts.join(", ")}</span>
      </span>
      <span className="ms-auto flex items-center gap-2">
        <RoleChoice person={person} isMe={isMe} />
        {!isMe && <Lock person={person} onLock={onLock} />}
      </span>
    </li>
  );
}

function RoleChoice({ person, isMe }: { person: Person; isMe: boolean }) {
  const change = useChangePerson();
  if (person.role === "guest" || isMe) {
    return <span className="px-2.5 text-sm text-ink-2">{text.roles[person.role]}</span>;
  }
  return (
    <Select
      label={text.roleOf(person.name)}
      value={person.role}
      options={(["admin", "member"] as const).map((value) => ({
        value,
        label: text.roles[value],
      }))}
      disabled={change.isPending}
      onChange={(role) =>
        change.mutate(
          { id: person.id, role },
          { onError: (error) => toast.error(troubleOf(error).message) },
        )
      }
    />
  );
}

function Lock({ person, onLock }: { person: Person; onLock(): void }) {
  const change = useChangePerson();
  if (!person.disabled) {
    return (
      <Button aria-label={text.lockLabel(person.name)} onClick={onLock}>
        {text.lock}
      </Button>
    );
  }
  const letIn = () =>
    change.mutate(
      { id: person.id, disabled: false },
      {
        onSuccess: () => toast(text.letIn(person.name)),
        onError: (error) => toast.error(troubleOf(error).message),
      },
    );
  return (
    <Button aria-label={text.unlockLabel(person.name)} busy={change.isPending} onClick={letIn}>
      {text.unlock}
    </Button>
  );
}
