import { useState } from "react";
import { useLocation } from "wouter";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { troubleOf } from "../session/use-form";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Notice } from "../ui/Notice";
import type { FoundPerson } from "../wire/http";
import { text } from "./messages";
import { PeoplePicker } from "./PeoplePicker";
import { useBegin } from "./queries";

/** Begins a conversation with one person, or with a few, and goes there. */
export function NewMessageDialog({ onClose }: { onClose(): void }) {
  const [chosen, setChosen] = useState<readonly FoundPerson[]>([]);
  const begin = useBegin();
  const [, go] = useLocation();
  const start = async () => {
    if (chosen.length === 0 || begin.isPending) return;
    const room = await begin.mutateAsync(chosen.map(({ user }) => user));
    onClose();
    go(paths.room(room.code));
  };
  // What went wrong is shown from the mutation's own state.
  const attempt = () => void start().catch(() => {});
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={text.newMessage}>
      <PeoplePicker chosen={chosen} onChange={setChosen} onDone={attempt} />
      {begin.error && (
        <div className="mt-3">
          <Notice>{troubleOf(begin.error).message}</Notice>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button
          tone="primary"
          busy={begin.isPending}
          disabled={chosen.length === 0}
          onClick={attempt}
        >
          {text.start}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
