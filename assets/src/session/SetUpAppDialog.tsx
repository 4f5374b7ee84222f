import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "../lib/clipboard";
import { factors as text } from "../messages/en/factors";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { IconButton } from "../ui/IconButton";
import { Notice } from "../ui/Notice";
import { CodeField } from "./CodeField";
import { useFactorChanges } from "./factors";
import { QrCode } from "./QrCode";
import { useForm } from "./use-form";

/** What an authenticator app has to be told. */
export interface NewApp {
  secret: string;
  uri: string;
}

interface Props {
  app: NewApp;
  onClose(): void;
  /** It is on, and these are its recovery codes. */
  onCodes(codes: string[]): void;
}

/** Shows the secret of an authenticator app, and takes its first code. */
export function SetUpAppDialog({ app, onClose, onCodes }: Props) {
  const { confirmApp } = useFactorChanges();
  const form = useForm(async (fields) => {
    const { recovery_codes } = await confirmApp(String(fields.get("code")));
    onCodes(recovery_codes);
    onClose();
  });
  const wrong = form.wrongElse("code");
  return (
    <Dialog open onOpenChange={onClose} title={text.setUpTitle} description={text.scan} size="sm">
      <form className="grid gap-4" onSubmit={form.submit}>
        <QrCode text={app.uri} label={text.qr} />
        <Secret secret={app.secret} />
        <CodeField recovery={false} error={form.wrongWith("code")} />
        {wrong && <Notice>{wrong}</Notice>}
        <DialogActions>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>
            {text.turnOn}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Secret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false);
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div className="flex items-center gap-2">
      <p className="min-w-0 flex-1 text-sm">
        <span className="text-ink-3">{text.secret}: </span>
        <code data-secret={secret} className="font-mono break-words">
          {groups.join(" ")}
        </code>
      </p>
      <IconButton
        label={copied ? ui.copied : text.copySecret}
        onClick={async () => setCopied(await copyText(secret))}
      >
        {copied ? <Check /> : <Copy />}
      </IconButton>
    </div>
  );
}
