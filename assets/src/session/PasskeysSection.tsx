import { KeyRound, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatAgo, formatDate } from "../lib/format";
import { sentence } from "../lib/sentence";
import { factors as text } from "../messages/en/factors";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Input } from "../ui/Field";
import { IconButton } from "../ui/IconButton";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { Factors, Passkey } from "../wire/http";
import { deviceName } from "./device-name";
import { useFactorChanges, useFactors } from "./factors";
import { troubleOf, useForm } from "./use-form";
import { canUsePasskeys } from "./webauthn";

/** My passkeys: add, rename, remove. */
export function PasskeysSection() {
  const { data, error, refetch } = useFactors();
  const [adding, setAdding] = useState(false);
  const { addPasskey } = useFactorChanges();
  const why = data && whyNot(data.here);
  return (
    <Section
      title={text.passkeys}
      action={
        data &&
        !why && (
          <Button size="sm" onClick={() => setAdding(true)}>
            {text.addPasskey}
          </Button>
        )
      }
    >
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.passkeysText}</p>
        {why && <Notice tone="neutral">{why}</Notice>}
        {error && !data && (
          <Notice>
            {troubleOf(error).message}{" "}
            <button type="button" className="underline" onClick={() => void refetch()}>
              {ui.retry}
            </button>
          </Notice>
        )}
        {!data && !error && <Skeleton className="h-12" />}
        {data && <List passkeys={data.passkeys} />}
      </div>
      <NameDialog
        open={adding}
        onOpenChange={setAdding}
        title={text.addPasskey}
        description={text.addPasskeyText}
        action={text.addPasskey}
        name={deviceName(navigator.userAgent)}
        onName={async (name) => {
          await addPasskey(name);
          toast(text.passkeyAdded);
        }}
      />
    </Section>
  );
}

/** Why no passkey can be made here; null when one can. */
function whyNot(here: Factors["here"]): string | null {
  if (here.reason) return sentence(here.reason);
  if (here.domain !== location.hostname) return text.browserSays.SecurityError ?? null;
  return canUsePasskeys() ? null : text.noBrowser;
}

function List({ passkeys }: { passkeys: Passkey[] }) {
  if (passkeys.length === 0) return <p className="text-sm text-ink-3">{text.noPasskeys}</p>;
  return (
    <ul className="-mx-1 divide-y divide-line">
      {passkeys.map((passkey) => (
        <Row key={passkey.id} passkey={passkey} />
      ))}
    </ul>
  );
}

function Row({ passkey: { id, name, created_at, used_at } }: { passkey: Passkey }) {
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const { renamePasskey, removePasskey } = useFactorChanges();
  const close = (next: boolean) => !next && setOpen(null);
  return (
    <li className="flex items-center gap-3 px-1 py-2">
      <KeyRound aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="truncate">{name}</p>
        <p className="text-sm text-ink-3">
          {text.passkeyMeta(
            formatDate(created_at),
            used_at === null ? null : formatAgo(used_at, Date.now()),
          )}
        </p>
      </div>
      <IconButton label={text.rename(name)} onClick={() => setOpen("rename")}>
        <Pencil />
      </IconButton>
      <IconButton label={text.remove(name)} onClick={() => setOpen("remove")}>
        <Trash2 />
      </IconButton>
      <NameDialog
        open={open === "rename"}
        onOpenChange={close}
        title={text.renameTitle}
        action={ui.save}
        name={name}
        onName={(next) => renamePasskey(id, next)}
      />
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={close}
        title={text.removeTitle}
        text={text.removeText(name)}
        action={text.removePasskey}
        onConfirm={() => removePasskey(id)}
      />
    </li>
  );
}

interface NameDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description?: string;
  /** The verb on the button. */
  action: string;
  name: string;
  onName(name: string): Promise<void>;
}

/** Asks for the name of a passkey. When that fails, it stays and says why. */
function NameDialog({ onName, name, action, ...dialog }: NameDialogProps) {
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    await onName(String(fields.get("name")).trim());
    dialog.onOpenChange(false);
  });
  const wrong = wrongElse("name");
  return (
    <Dialog {...dialog} size="sm">
      <form onSubmit={submit} className="grid gap-4">
        <Input
          label={text.passkeyName}
          name="name"
          defaultValue={name}
          required
          maxLength={64}
          autoFocus
          autoComplete="off"
          hint={text.passkeyNameHint}
          error={wrongWith("name")}
        />
        {wrong && <Notice>{wrong}</Notice>}
        <DialogActions>
          <Button onClick={() => dialog.onOpenChange(false)}>{ui.cancel}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
