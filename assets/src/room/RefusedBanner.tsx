import { useState } from "react";
import { text } from "../editor/messages";
import { copyText } from "../lib/clipboard";
import { Store } from "../lib/store";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { toast } from "../ui/toast";
import { useRoom } from "./context";

const NOTHING = new Store<string | null>(null);

/** Says that the server did not take edits of the open file, and what can be done. */
export function RefusedBanner({ file }: { file: string }) {
  const { session } = useRoom();
  // The light changes when a document comes or is turned down: then this looks again.
  useStore(session.docs.light);
  useStore(session.docs.thrown);
  const document = session.docs.get(file);
  const why = useStore(document?.refusal ?? NOTHING);
  const [asking, setAsking] = useState(false);
  if (why === null || !document) return null;
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-2 bg-rust-wash px-3 py-1.5 text-sm text-rust"
    >
      <span className="me-auto">
        {text.refused} {why}
      </span>
      <Button
        size="sm"
        onClick={async () => {
          if (await copyText(document.text.toString())) toast(text.copied);
        }}
      >
        {text.copyText}
      </Button>
      <Button size="sm" tone="danger" onClick={() => setAsking(true)}>
        {text.discard}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={text.discardTitle}
        text={text.discardText}
        action={text.discard}
        onConfirm={() => session.docs.discard(file)}
      />
    </div>
  );
}
