import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { TextArea } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import { text } from "./messages";

type Props = {
  code: string;
  program: { id: string; path: string };
  onClose(): void;
};

type Cases = { text: string };

/** The hidden cases of a program, for those who manage the room. */
export function HiddenTestsDialog({ code, program, onClose }: Props) {
  const url = `/api/rooms/${encodeURIComponent(code)}/cases/${program.id}`;
  const cases = useQuery({
    queryKey: ["cases", program.id],
    queryFn: () => api.get<Cases>(url),
    // What someone else wrote meanwhile must not be lost; what is being written neither.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={text.hiddenTitle(program.path)}
      description={text.hiddenText}
    >
      {cases.isPending ? (
        <SkeletonRows />
      ) : cases.isError ? (
        <EmptyState
          failed
          text={text.hiddenFailed}
          action={<Button onClick={() => void cases.refetch()}>{ui.retry}</Button>}
        />
      ) : (
        <Form
          before={cases.data.text}
          onClose={onClose}
          onSave={async (written) => {
            await api.put<void>(url, { text: written });
            toast(text.hiddenSaved(program.path));
          }}
        />
      )}
    </Dialog>
  );
}

type FormProps = { before: string; onClose(): void; onSave(written: string): Promise<void> };

function Form({ before, onClose, onSave }: FormProps) {
  const [written, setWritten] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSave(written);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <TextArea
        label={text.hiddenCases}
        hint={text.hiddenHint}
        aria-invalid={problem !== null || undefined}
        value={written}
        onChange={({ target }) => setWritten(target.value)}
        rows={14}
        spellCheck={false}
        autoCapitalize="none"
        placeholder={text.hiddenExample}
        className="font-mono text-xs"
      />
      {problem && (
        // The server draws an arrow below what is wrong.
        <Notice className="mt-3 overflow-x-auto font-mono text-xs whitespace-pre">{problem}</Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>{ui.cancel}</Button>
        <Button type="submit" tone="primary" busy={busy} disabled={written === before}>
          {ui.save}
        </Button>
      </DialogActions>
    </form>
  );
}
