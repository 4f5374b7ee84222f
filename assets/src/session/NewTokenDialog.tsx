import { useState } from "react";
import { security as text } from "../messages/en/security";
import { ui } from "../messages/en/ui";
import { CopyField } from "../rooms/CopyField";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Field, Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import type { Scope } from "../wire/http";
import { useProfile } from "./current";
import { useProve } from "./prove";
import { useMakeToken } from "./security-queries";
import { useForm } from "./use-form";

const DAY = 24 * 3_600;
const TERMS = { week: 7 * DAY, month: 30 * DAY, quarter: 90 * DAY, year: 365 * DAY };
type Term = keyof typeof TERMS;

/** Makes an access token, and shows it this once. */
export function NewTokenDialog({ onClose }: { onClose(): void }) {
  const [token, setToken] = useState<string | null>(null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={token === null ? text.newToken : text.madeTitle}
      description={token === null ? text.tokensText : text.madeText}
    >
      {token === null ? (
        <Choose onMade={setToken} onClose={onClose} />
      ) : (
        <CopyField url={token} label={text.token} autoFocus />
      )}
    </Dialog>
  );
}

function Choose({ onMade, onClose }: { onMade(token: string): void; onClose(): void }) {
  const { user } = useProfile();
  const make = useMakeToken();
  const prove = useProve();
  const [scopes, setScopes] = useState<readonly Scope[]>(["read"]);
  const [term, setTerm] = useState<Term>("month");
  const offered: Scope[] = [
    "read",
    "write",
    "run",
    ...(user.role === "admin" ? ["admin" as const] : []),
  ];
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    const made = await prove(() =>
      make.mutateAsync({
        name: String(fields.get("name")),
        scopes: [...scopes],
        expires_in: TERMS[term],
      }),
    );
    onMade(made.token);
  });
  const wrong = wrongElse("name");
  const toggle = (scope: Scope, on: boolean) =>
    setScopes(offered.filter((one) => (one === scope ? on : scopes.includes(one))));
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Input
        label={text.tokenName}
        name="name"
        required
        maxLength={64}
        autoFocus
        autoComplete="off"
        hint={text.tokenNameHint}
        error={wrongWith("name")}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 text-sm font-medium">{text.scopes}</legend>
        {offered.map((scope) => (
          <Switch
            key={scope}
            label={text.scopeNames[scope]}
            hint={text.scopeTexts[scope]}
            checked={scopes.includes(scope)}
            onChange={(on) => toggle(scope, on)}
          />
        ))}
      </fieldset>
      <Field label={text.term}>
        {({ id }) => (
          <Select
            id={id}
            size="lg"
            value={term}
            options={(Object.keys(TERMS) as Term[]).map((value) => ({
              value,
              label: text.terms[value],
            }))}
            onChange={setTerm}
          />
        )}
      </Field>
      {wrong && <Notice>{wrong}</Notice>}
      <DialogActions>
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" tone="primary" busy={busy} disabled={scopes.length === 0}>
          {text.make}
        </Button>
      </DialogActions>
    </form>
  );
}
