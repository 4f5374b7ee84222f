import { type FormEvent, type ReactNode, useState } from "react";
import { ui } from "../messages/en/ui";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";
import { Input } from "./Field";
import { Notice } from "./Notice";

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** What will happen, and whether it can be undone. */
  text: ReactNode;
  /** The verb on the button: "Delete room". */
  action: string;
  /** When given, it has to be typed first. */
  typeName?: string;
  /** Does it. When it throws, the dialog stays and says why. */
  onConfirm(): Promise<void> | void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  text,
  action,
  typeName,
  onConfirm,
}: Props) {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = typeName === undefined || typed.trim() === typeName.trim();

  const change = (next: boolean) => {
    setTyped("");
    setProblem(null);
    onOpenChange(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    try {
      await onConfirm();
      change(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title} size="sm">
      <form onSubmit={submit} className="grid gap-4">
        <div className="text-ink-2">{text}</div>
        {typeName !== undefined && (
          <Input
            label={ui.typeToConfirm(typeName)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {problem && <Notice>{problem}</Notice>}
        <DialogActions>
          <Button onClick={() => change(false)}>{ui.cancel}</Button>
          <Button type="submit" tone="danger" busy={busy} disabled={!ready}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
