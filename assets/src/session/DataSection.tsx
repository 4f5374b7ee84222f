import { Download } from "lucide-react";
import { useState } from "react";
import { formatDate } from "../lib/format";
import { security as text } from "../messages/en/security";
import { ui } from "../messages/en/ui";
import { Button, buttonStyle } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { toast } from "../ui/toast";
import { session, useProfile } from "./current";
import { useProve } from "./prove";
import { troubleOf, useForm } from "./use-form";

/** What the house knows of me: to take along, or to have forgotten. */
export function DataSection() {
  const { leaves_at } = useProfile();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={text.data}>
      <div className="grid gap-5 px-4 pb-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-md text-sm text-ink-2">{text.dataText}</p>
          <a href="/api/me/export" download className={buttonStyle()}>
            <Download aria-hidden className="size-4" />
            {text.export}
          </a>
        </div>
        {leaves_at === null ? (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="max-w-md text-sm text-ink-2">{text.deleteText}</p>
            <Button tone="danger" onClick={() => setAsking(true)}>
              {text.deleteTitle}
            </Button>
          </div>
        ) : (
          <Leaving at={leaves_at} />
        )}
      </div>
      {asking && <DeleteDialog onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Leaving({ at }: { at: number }) {
  const [busy, setBusy] = useState(false);
  const stay = async () => {
    setBusy(true);
    try {
      await session.stay();
      toast(text.stays);
    } catch (error) {
      toast.error(troubleOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Notice>{text.leaving(formatDate(at))}</Notice>
      <Button tone="primary" busy={busy} onClick={stay}>
        {text.stay}
      </Button>
    </div>
  );
}

function DeleteDialog({ onClose }: { onClose(): void }) {
  const prove = useProve();
  const { submit, busy, wrongElse } = useForm(async () => {
    await prove(() => session.leave());
    toast(text.deletion);
    onClose();
  });
  const wrong = wrongElse();
  return (
    <Dialog open onOpenChange={onClose} title={text.deleteAsk} size="sm">
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-ink-2">{text.deleteText}</p>
        {wrong && <Notice>{wrong}</Notice>}
        <DialogActions>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" tone="danger" busy={busy}>
            {text.deleteAction}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
