import { UserMinus } from "lucide-react";
import { useState } from "react";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { useProfile } from "../session/current";
import { troubleOf } from "../session/use-form";
import { Avatar } from "../ui/Avatar";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { EmptyState } from "../ui/EmptyState";
import { IconButton } from "../ui/IconButton";
import { Select } from "../ui/Select";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { Member, Role } from "../wire/frames";
import { useChangeRole, useMembers, useRemoveMember } from "./queries";
import { canRemove, gives } from "./roles";

/** Who belongs to a room; who keeps order gives roles and shows people out. */
export function MembersList({ code, role }: { code: string; role: Role }) {
  const { data, error, refetch } = useMembers(code);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useRemoveMember(code);
  const owners = data?.filter((member) => member.role === "owner").length ?? 0;
  return (
    <section aria-label={text.membersTitle}>
      <h3 className="font-semibold">{text.membersTitle}</h3>
      {data ? (
        <ul className="mt-1">
          {data.map((member) => (
            <MemberRow
              key={member.user}
              code={code}
              member={member}
              mine={role}
              isLastOwner={member.role === "owner" && owners === 1}
              onRemove={() => setLeaving(member)}
            />
          ))}
        </ul>
      ) : error ? (
        <EmptyState
          failed
          text={`${text.membersFailed} ${error.message}`}
          action={<Button onClick={() => refetch()}>{ui.retry}</Button>}
        />
      ) : (
        <SkeletonRows rows={2} />
      )}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={text.removeTitle(leaving?.name ?? "")}
        text={text.removeText}
        action={text.remove}
        onConfirm={async () => {
          if (!leaving) return;
          await remove.mutateAsync(leaving.user);
          toast(text.removed(leaving.name));
        }}
      />
    </section>
  );
}

interface RowProps {
  code: string;
  member: Member;
  /** My own role. */
  mine: Role;
  isLastOwner: boolean;
  onRemove(): void;
}

function MemberRow({ code, member, mine, isLastOwner, onRemove }: RowProps) {
  const { user } = useProfile();
  const change = useChangeRole(code);
  const isMe = member.user === user.id;
  const roles = isLastOwner ? [] : gives(mine, member.role, member.guest);
  const choose = (role: Role) =>
    change.mutate(
      { user: member.user, role },
      { onError: (error) => toast.error(troubleOf(error).message) },
    );
  return (
    <li className="flex items-center gap-3 py-2">
      <Avatar name={member.name} slot={member.slot} decorative />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2 text-sm font-medium">
          <span className="truncate">{member.name}</span>
          {isMe && <Badge>{text.you}</Badge>}
          {member.guest && <Badge tone="lake">{text.guest}</Badge>}
        </span>
        {member.username && (
          <span className="block truncate text-xs text-ink-3">@{member.username}</span>
        )}
      </span>
      {roles.length > 0 ? (
        <Select
          label={text.roleOf(member.name)}
          value={member.role}
          options={roles.map((value) => ({ value, label: text.roleNames[value] }))}
          onChange={choose}
          disabled={change.isPending}
        />
      ) : (
        <span className="text-sm text-ink-2">{text.roleNames[member.role]}</span>
      )}
      {canRemove(mine, member.role) && !isMe && (
        <IconButton label={text.removeLabel(member.name)} onClick={onRemove}>
          <UserMinus />
        </IconButton>
      )}
    </li>
  );
}
