import { useEffect, useState } from "react";
import { formatMoment } from "../lib/format";
import { Dialog } from "../ui/Dialog";
import { Notice } from "../ui/Notice";
import type { Line } from "./chat";
import { Markdown } from "./Markdown";
import { text } from "./messages";

/** What a message said before. */
export type Edit = { body: string; until: number };

type Props = { line: Line; load(id: number): Promise<readonly Edit[]>; onClose(): void };

/** What a message says, and what it said before, newest first. */
export function EditsDialog({ line, load, onClose }: Props) {
  const [edits, setEdits] = useState<readonly Edit[]>([]);
  const [failed, setFailed] = useState(false);
  const { id, edited_at: at } = line;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit meanwhile is one more of them.
  useEffect(() => {
    let wanted = true;
    if (id === null) return;
    load(id).then(
      (found) => wanted && setEdits(found),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [id, at, load]);
  const all = [{ body: line.body, until: null }, ...edits.toReversed()];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={text.editsTitle}>
      {failed && <Notice>{text.editsFailed}</Notice>}
      <ol className="grid gap-3">
        {all.map(({ body, until }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and do not move.
          <li key={index} className="rounded-control bg-sunken px-3 py-2 text-sm">
            <p className="mb-1 text-2xs text-ink-3">
              {until === null ? text.now : text.until(formatMoment(until))}
            </p>
            <Markdown source={body} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
