import { Trash2 } from "lucide-react";
import { useState } from "react";
import { formatUntil } from "../lib/format";
import { useNow } from "../lib/use-now";
import { letters as text } from "../messages/en/letters";
import { CopyField } from "../rooms/CopyField";
import { troubleOf, useForm } from "../session/use-form";
import { Button } from "../ui/Button";
import { Field, Input } from "../ui/Field";
import { IconButton } from "../ui/IconButton";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { HouseInvite } from "../wire/http";
import { useHouseInvites, useInvite, useTakeBack } from "./house";

const DAY = 24 * 3_600;
const TERMS = { day: DAY, week: 7 * DAY, month: 30 * DAY };
type Term = keyof typeof TERMS;
const USES = ["1", "5", "25", "100"] as const;

/** Links that let people make an account: making them, and taking them back. */
export function InvitationsSection() {
  const { data, error } = useHouseInvites();
  const now = useNow();
  return (
    <Section title={text.invitations}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.invitationsText}</p>
        <Invite />
        {error && <Notice>{troubleOf(error).message}</Notice>}
        {!data && !error && <SkeletonRows rows={2} />}
        {data?.length === 0 && <p className="text-sm text-ink-3">{text.noInvitations}</p>}
        {data && data.length > 0 && (
          <ul className="divide-y divide-line">
            {data.map((invite) => (
              <Row key={invite.id} invite={invite} now={now} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Invite() {
  const invite = useInvite();
  const [email, setEmail] = useState("");
  const [term, setTerm] = useState<Term>("week");
  const [uses, setUses] = useState<(typeof USES)[number]>("1");
  const { busy, submit, wrongWith, wrongElse } = useForm(async () => {
    const to = email.trim();
    await invite.mutateAsync({
      expires_in: TERMS[term],
      ...(to ? { email: to } : { uses: Number(uses) }),
    });
    setEmail("");
  });
  const wrong = wrongElse("email");
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Input
        label={text.inviteEmail}
        name="email"
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint={text.inviteEmailHint}
        error={wrongWith("email")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text.term}>
          {({ id }) => (
            <Select
              id={id}
              value={term}
              options={(Object.keys(TERMS) as Term[]).map((value) => ({
                value,
                label: text.terms[value],
              }))}
              onChange={setTerm}
            />
          )}
        </Field>
        <Field label={text.uses}>
          {({ id }) => (
            <Select
              id={id}
              value={email.trim() ? "1" : uses}
              disabled={email.trim() !== ""}
              options={USES.map((value) => ({ value, label: text.usesOf(Number(value)) }))}
              onChange={setUses}
            />
          )}
        </Field>
      </div>
      {wrong && <Notice>{wrong}</Notice>}
      <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
        {text.invite}
      </Button>
      {invite.data?.url && <CopyField url={invite.data.url} />}
    </form>
  );
}

function Row({ invite, now }: { invite: HouseInvite; now: number }) {
  const takeBack = useTakeBack();
  const facts = [
    text.ends(formatUntil(invite.expires_at, now)),
    text.usesOf(invite.uses_left),
    invite.created_by ? text.by(invite.created_by) : text.byThemselves,
  ].join(", ");
  const whom = invite.email ? text.forAddress(invite.email) : text.forAnyone;
  const take = () =>
    takeBack.mutate(invite.id, { onError: (error) => toast.error(troubleOf(error).message) });
  return (
    <li className="flex items-center gap-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium break-words">{whom}</span>
        <span className="block text-xs text-ink-3">{facts}</span>
      </span>
      <IconButton label={`${text.takeBack}: ${whom}`} onClick={take} disabled={takeBack.isPending}>
        <Trash2 />
      </IconButton>
    </li>
  );
}
