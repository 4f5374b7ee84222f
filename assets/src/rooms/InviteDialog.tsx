import { Link2, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { formatUntil } from "../lib/format";
import { useNow } from "../lib/use-now";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { troubleOf } from "../session/use-form";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { Field } from "../ui/Field";
import { IconButton } from "../ui/IconButton";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { SkeletonRows } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { toast } from "../ui/toast";
import type { Role } from "../wire/frames";
import type { Invite } from "../wire/http";
import { CopyField } from "./CopyField";
import { useCreateInvite, useInvites, useRevokeInvite } from "./queries";
import { invitesAs } from "./roles";

const HOUR = 3_600;
const TERMS = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  year: 365 * 24 * HOUR,
};
type Term = keyof typeof TERMS;
const USES = ["any", "1", "5", "25"] as const;
type Uses = (typeof USES)[number];

interface Props {
  /** The room invited to. */
  room: { code: string; name: string };
  /** What I am in it: who only looks invites nobody. */
  role: Role;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Makes links into a room, lists them, and takes them back. */
export function InviteDialog({ room, role, open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.inviteTitle(room.name)}
      description={text.inviteText}
    >
      {invitesAs(role).length === 0 ? (
        <EmptyState text={text.viewerCannot} />
      ) : (
        <>
          <MakeLink code={room.code} role={role} />
          <Links code={room.code} />
        </>
      )}
    </Dialog>
  );
}

function MakeLink({ code, role }: { code: string; role: Role }) {
  const create = useCreateInvite(code);
  const [gives, setGives] = useState<Role>("editor");
  const [term, setTerm] = useState<Term>("week");
  const [uses, setUses] = useState<Uses>("any");
  const [guests, setGuests] = useState(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      role: gives,
      guests: guests && gives !== "moderator",
      expires_in: TERMS[term],
      ...(uses !== "any" && { uses: Number(uses) }),
    });
  };
  // A link that has been made belongs to the choices it was made with.
  const changed =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      create.reset();
    };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid gap-3 sm:grid-cols-3">
        <Choose
          label={text.roleLabel}
          value={gives}
          options={invitesAs(role).map((value) => ({ value, label: text.roles[value] }))}
          onChange={changed(setGives)}
        />
        <Choose
          label={text.term}
          value={term}
          options={(Object.keys(TERMS) as Term[]).map((value) => ({
            value,
            label: text.terms[value],
          }))}
          onChange={changed(setTerm)}
        />
        <Choose
          label={text.uses}
          value={uses}
          options={USES.map((value) => ({ value, label: usesLabel(value) }))}
          onChange={changed(setUses)}
        />
      </div>
      <Switch
        label={text.guests}
        hint={text.guestsText}
        checked={guests && gives !== "moderator"}
        disabled={gives === "moderator"}
        onChange={changed(setGuests)}
      />
      {create.error && <Notice>{troubleOf(create.error).message}</Notice>}
      {create.data?.url ? (
        <CopyField url={absolute(create.data.url)} autoFocus />
      ) : (
        <Button type="submit" tone="primary" size="lg" busy={create.isPending}>
          <Link2 aria-hidden className="size-4" />
          {text.makeLink}
        </Button>
      )}
    </form>
  );
}

interface ChooseProps<V extends string> {
  label: string;
  value: V;
  options: { value: V; label: string }[];
  onChange(value: NoInfer<V>): void;
}

function Choose<V extends string>({ label, value, options, onChange }: ChooseProps<V>) {
  return (
    <Field label={label}>
      {({ id }) => (
        <Select id={id} value={value} options={options} onChange={onChange} className="w-full" />
      )}
    </Field>
  );
}

function Links({ code }: { code: string }) {
  const { data, error, refetch } = useInvites(code);
  const now = useNow();
  return (
    <section aria-label={text.links} className="mt-6">
      <h3 className="font-semibold">{text.links}</h3>
      {data ? (
        data.length === 0 ? (
          <p className="mt-1 text-ink-3">{text.noLinks}</p>
        ) : (
          <ul className="mt-1 divide-y divide-line">
            {data.map((invite) => (
              <LinkRow key={invite.id} code={code} invite={invite} now={now} />
            ))}
          </ul>
        )
      ) : error ? (
        <EmptyState
          failed
          text={`${text.linksFailed} ${error.message}`}
          action={<Button onClick={() => refetch()}>{ui.retry}</Button>}
        />
      ) : (
        <SkeletonRows rows={1} />
      )}
    </section>
  );
}

function LinkRow({ code, invite, now }: { code: string; invite: Invite; now: number }) {
  const revoke = useRevokeInvite(code);
  const { role, expires_at, uses_left, guests, created_by } = invite;
  const facts = [
    expires_at === null ? text.endsNever : text.ends(formatUntil(expires_at, now)),
    uses_left === null ? text.usesUnlimited : text.usesLeft(uses_left),
    ...(guests ? [text.withGuests] : []),
    text.by(created_by),
  ].join(", ");
  const take = () =>
    revoke.mutate(invite.id, {
      onSuccess: () => toast(text.revoked),
      onError: (error) => toast.error(troubleOf(error).message),
    });
  return (
    <li className="flex items-center gap-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{text.roles[role]}</span>
        <span className="block text-xs text-ink-3">{facts}</span>
      </span>
      <IconButton label={text.revokeLabel(facts)} onClick={take} disabled={revoke.isPending}>
        <Trash2 />
      </IconButton>
    </li>
  );
}

function usesLabel(uses: Uses): string {
  if (uses === "any") return text.usesAny;
  return uses === "1" ? text.usesOnce : text.usesTimes(Number(uses));
}

const absolute = (url: string) => new URL(url, location.origin).href;
