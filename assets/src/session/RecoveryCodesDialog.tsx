import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { copyText } from "../lib/clipboard";
import { factors as text } from "../messages/en/factors";
import { ui } from "../messages/en/ui";
import { Button, buttonStyle } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";

/** Recovery codes, the only time that they are shown. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose(): void }) {
  const [copied, setCopied] = useState(false);
  const all = `${codes.join("\n")}\n`;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(all)}`;
  return (
    <Dialog open onOpenChange={onClose} title={text.codesTitle} description={text.codesText}>
      <ol className="grid gap-x-6 gap-y-1 rounded-control bg-sunken p-3 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="break-words">
            {code}
          </li>
        ))}
      </ol>
      <DialogActions>
        <Button onClick={async () => setCopied(await copyText(all))}>
          {copied ? (
            <Check aria-hidden className="size-4" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
          <span aria-live="polite">{copied ? ui.copied : text.copyCodes}</span>
        </Button>
        <a href={file} download="longhouse-recovery-codes.txt" className={buttonStyle({})}>
          <Download aria-hidden className="size-4" />
          {text.download}
        </a>
        <Button tone="primary" onClick={onClose}>
          {text.kept}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
