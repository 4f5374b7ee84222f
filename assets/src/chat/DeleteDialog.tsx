import { ConfirmDialog } from "../ui/ConfirmDialog";
import type { Line } from "./chat";
import { text } from "./messages";

type Props = { line: Line | null; onDelete(id: number): void; onClose(): void };

/** Asks before words are taken back, which nothing brings again. */
export function DeleteDialog({ line, onDelete, onClose }: Props) {
  return (
    <ConfirmDialog
      open={line !== null}
      onOpenChange={(open) => !open && onClose()}
      title={text.deleteTitle}
      text={text.deleteText}
      action={text.delete}
      onConfirm={() => {
        if (line?.id != null) onDelete(line.id);
      }}
    />
  );
}
