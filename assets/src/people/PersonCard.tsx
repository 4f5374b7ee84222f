import { MessageSquare } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { slotOf } from "../lib/format";
import { rooms as roomText } from "../messages/en/rooms";
import { paths } from "../paths";
import { useProfile } from "../session/current";
import { troubleOf } from "../session/use-form";
import { Avatar } from "../ui/Avatar";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Popover } from "../ui/Popover";
import { toast } from "../ui/toast";
import type { Member } from "../wire/frames";
import { text } from "./messages";
import { useBegin } from "./queries";

/** Who someone of a room is, behind their face or name, and a way to write to them. */
export function PersonCard({ member, children }: { member: Member; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={text.card(member.name)}
      align="start"
      content={<Card member={member} onGone={() => setOpen(false)} />}
    >
      {children}
    </Popover>
  );
}

function Card({ member, onGone }: { member: Member; onGone(): void }) {
  const { user } = useProfile();
  const begin = useBegin();
  const [, go] = useLocation();
  const mayWrite = member.user !== user.id && !member.guest && user.role !== "guest";
  const write = () =>
    begin
      .mutateAsync([member.user])
      .then((room) => {
        onGone();
        go(paths.room(room.code));
      })
      .catch((error: unknown) => toast.error(troubleOf(error).message));
  return (
    <div className="flex items-start gap-3">
      <Avatar name={member.name} slot={slotOf(member.user)} size="lg" decorative />
      <div className="min-w-0 flex-1">
        <bdi className="block truncate font-semibold">{member.name}</bdi>
        <p className="truncate text-ink-3">{member.username && `@${member.username}`}</p>
        <p className="mt-1">
          <Badge>{roomText.roleNames[member.role]}</Badge>
        </p>
        {mayWrite && (
          <Button
            tone="primary"
            size="sm"
            className="mt-3"
            busy={begin.isPending}
            onClick={() => void write()}
          >
            <MessageSquare aria-hidden className="size-3.5" />
            {text.message}
          </Button>
        )}
      </div>
    </div>
  );
}
