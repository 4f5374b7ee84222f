import { type FormEvent, useState } from "react";
import { slotOf } from "../lib/format";
import { troubleOf } from "../session/use-form";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Field, Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { toast } from "../ui/toast";
import type { Reach } from "../wire/http";
import { text } from "./messages";
import { useBlock, useBlocks, useReach, useSetPhone, useSetReach } from "./queries";

const WHO = (["everyone", "shared", "nobody"] as const).map((value) => ({
  value,
  label: text.who[value],
}));

/** Who finds me, who may write, what others see of me, and whom I do not hear from. */
export function ReachSection() {
  const reach = useReach();
  return (
    <Section title={text.reach}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.reachText}</p>
        {reach.error && <Notice>{troubleOf(reach.error).message}</Notice>}
        {reach.data ? <Choices reach={reach.data} /> : <Skeleton className="h-24" />}
        {reach.data && <PhoneNumber isSet={reach.data.phone} />}
        <BlockedPeople />
      </div>
    </Section>
  );
}

const failed = (error: unknown) => void toast.error(troubleOf(error).message);

function Choices({ reach }: { reach: Reach }) {
  const set = useSetReach();
  const change = (change: Partial<Reach>) => set.mutate(change, { onError: failed });
  return (
    <>
      <Field label={text.whoFinds}>
        {(ids) => (
          <Select {...ids} value={reach.find} options={WHO} onChange={(find) => change({ find })} />
        )}
      </Field>
      <Field label={text.whoWrites} hint={text.writeHint}>
        {(ids) => (
          <Select
            {...ids}
            value={reach.write}
            options={WHO}
            onChange={(write) => change({ write })}
          />
        )}
      </Field>
      <Switch
        label={text.typing}
        hint={text.typingText}
        checked={reach.typing}
        onChange={(typing) => change({ typing })}
      />
      <Switch
        label={text.receipts}
        hint={text.receiptsText}
        checked={reach.receipts}
        onChange={(receipts) => change({ receipts })}
      />
    </>
  );
}

function PhoneNumber({ isSet }: { isSet: boolean }) {
  const set = useSetPhone();
  const [number, setNumber] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(number, {
      onSuccess: () => {
        setNumber("");
        toast(text.phoneSaved);
      },
    });
  };
  const remove = () =>
    set.mutate(null, { onSuccess: () => toast(text.phoneRemoved), onError: failed });
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{text.phone}</h3>
      <p className="text-sm text-ink-3">{text.phoneText}</p>
      <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
        {isSet ? text.phoneSet : text.phoneNone}
        {isSet && (
          <Button size="sm" onClick={remove}>
            {text.phoneRemove}
          </Button>
        )}
      </p>
      <form onSubmit={save} className="grid gap-2">
        <Input
          label={text.phoneLabel}
          type="tel"
          autoComplete="tel"
          placeholder="+49 30 901820"
          value={number}
          onChange={({ target }) => setNumber(target.value)}
          error={set.error && set.variables !== null ? troubleOf(set.error).message : null}
        />
        <div>
          <Button type="submit" disabled={number.trim() === ""} busy={set.isPending}>
            {text.phoneSave}
          </Button>
        </div>
      </form>
    </div>
  );
}

function BlockedPeople() {
  const { data: blocked } = useBlocks();
  const block = useBlock();
  if (!blocked) return null;
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{text.blocked}</h3>
      {blocked.length === 0 && <p className="text-sm text-ink-3">{text.noBlocked}</p>}
      <ul className="grid gap-1">
        {blocked.map(({ user, name, username }) => (
          <li key={user} className="flex items-center gap-3">
            <Avatar name={name} slot={slotOf(user)} size="sm" decorative />
            <span className="min-w-0 flex-1 truncate text-sm">
              <bdi>{name}</bdi> {username && <span className="text-ink-3">@{username}</span>}
            </span>
            <Button
              size="sm"
              aria-label={`${text.unblock} ${name}`}
              onClick={() => block.mutate({ user, on: false }, { onError: failed })}
            >
              {text.unblock}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
