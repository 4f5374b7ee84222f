import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "../lib/clipboard";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { inputStyle } from "../ui/Field";

const SAID_MS = 2_500;

interface Props {
  url: string;
  /** What it is, when it is not a link. */
  label?: string;
  autoFocus?: boolean;
}

/** An address, or something else, to hand on. */
export function CopyField({ url, label = text.link, autoFocus }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        value={url}
        onFocus={(event) => event.target.select()}
        className={`${inputStyle} h-10 min-w-0 flex-1 font-mono text-xs touch:h-12`}
      />
      <Button
        tone="primary"
        size="lg"
        autoFocus={autoFocus}
        onClick={async () => setCopied(await copyText(url))}
      >
        {copied ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <Copy aria-hidden className="size-4" />
        )}
        <span aria-live="polite">
          {copied ? text.copied : label === text.link ? text.copyLink : ui.copy}
        </span>
      </Button>
    </div>
  );
}
