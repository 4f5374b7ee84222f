import { Pencil, Reply, X } from "lucide-react";
import { IconButton } from "../ui/IconButton";
import type { Writing } from "./ChatPanel";
import { text } from "./messages";

/** Above the composer: what is written there, if it is not just something new. */
export function Composing({ writing, onCancel }: { writing: Writing; onCancel(): void }) {
  if (!writing) return null;
  const reply = "reply" in writing;
  const line = reply ? writing.reply : writing.edit;
  const Icon = reply ? Reply : Pencil;
  return (
    <div className="mx-2.5 flex shrink-0 items-center gap-2 rounded-t-[9px] bg-raised ps-3 pe-1 text-xs text-ink-2">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span role="status" className="shrink-0 font-medium">
        {reply ? text.replyingTo(line.author_name) : text.editing}
      </span>
      <span className="min-w-0 flex-1 truncate text-ink-3">{reply && line.body}</span>
      <IconButton label={text.cancel} keys="escape" side="top" onClick={onCancel}>
        <X />
      </IconButton>
    </div>
  );
}
