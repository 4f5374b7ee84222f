import { useState } from "react";
import { formatDate } from "../lib/format";
import { factors as text } from "../messages/en/factors";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { Factors } from "../wire/http";
import { useFactorChanges, useFactors } from "./factors";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog";
import { type NewApp, SetUpAppDialog } from "./SetUpAppDialog";
import { troubleOf } from "./use-form";

/** The second step of signing in: an authenticator app, and recovery codes. */
export function SecondFactorSection() {
  const { data, error } = useFactors();
  const [codes, setCodes] = useState<string[] | null>(null);
  const isOn = data !== undefined && data.totp_since !== null;
  return (
    <Section title={text.second} action={isOn && <Badge tone="moss">{text.on}</Badge>}>
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.secondText}</p>
        {error && !data && <Notice>{troubleOf(error).message}</Notice>}
        {!data && !error && <Skeleton className="h-12" />}
        {data && (isOn ? <On factors={data} onCodes={setCodes} /> : <Off onCodes={setCodes} />)}
      </div>
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

function Off({ onCodes }: { onCodes(codes: string[]): void }) {
  const { beginApp } = useFactorChanges();
  const [app, setApp] = useState<NewApp | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    setWrong(null);
    try {
      setApp(await beginApp());
    } catch (error) {
      setWrong(troubleOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {wrong && <Notice>{wrong}</Notice>}
      <Button className="justify-self-start" busy={busy} onClick={begin}>
        {text.setUp}
      </Button>
      {app && <SetUpAppDialog app={app} onClose={() => setApp(null)} onCodes={onCodes} />}
    </>
  );
}

function On({ factors, onCodes }: { factors: Factors; onCodes(codes: string[]): void }) {
  const { newCodes, removeApp } = useFactorChanges();
  const [open, setOpen] = useState<"codes" | "off" | null>(null);
  const close = (next: boolean) => !next && setOpen(null);
  return (
    <>
      <p>
        {text.onSince(formatDate(factors.totp_since ?? 0))}
        <span className="text-ink-3"> · {text.codesLeft(factors.recovery_codes_left)}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen("codes")}>{text.newCodes}</Button>
        <Button tone="danger" onClick={() => setOpen("off")}>
          {text.turnOff}
        </Button>
      </div>
      <ConfirmDialog
        open={open === "codes"}
        onOpenChange={close}
        title={text.newCodesTitle}
        text={text.newCodesText}
        action={text.newCodes}
        onConfirm={async () => onCodes((await newCodes()).recovery_codes)}
      />
      <ConfirmDialog
        open={open === "off"}
        onOpenChange={close}
        title={text.turnOffTitle}
        text={text.turnOffText}
        action={text.turnOff}
        onConfirm={async () => {
          await removeApp();
          toast(text.turnedOff);
        }}
      />
    </>
  );
}
