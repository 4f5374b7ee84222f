import { slotOf } from "../lib/format";
import { Avatar, type PresenceState } from "../ui/Avatar";
import type { Participant } from "../wire/frames";

interface Props {
  people: readonly Participant[];
  present: ReadonlySet<string>;
  size?: "sm" | "md";
}

/** The face of a conversation: of one person, or of two of several. */
export function Faces({ people, present, size = "md" }: Props) {
  const [first, second] = people;
  const presence: PresenceState = first && present.has(first.user) ? "online" : "offline";
  if (!first) return <Avatar name="?" slot={0} size={size} decorative />;
  if (!second) {
    return (
      <Avatar
        name={first.name}
        slot={slotOf(first.user)}
        size={size}
        presence={presence}
        decorative
      />
    );
  }
  return (
    <span aria-hidden className="relative inline-block size-8 shrink-0">
      <Avatar
        name={second.name}
        slot={slotOf(second.user)}
        size="xs"
        decorative
        className="absolute top-0 right-0"
      />
      <Avatar
        name={first.name}
        slot={slotOf(first.user)}
        size="sm"
        decorative
        className="absolute bottom-0 left-0"
      />
    </span>
  );
}
