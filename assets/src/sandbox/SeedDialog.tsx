import { type FormEvent, useState } from "react";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Input, TextArea } from "../ui/Field";
import { text } from "./messages";
import type { Given } from "./runs";
import { parseSeed } from "./seed";

type Props = {
  path: string;
  /** What is proposed. */
  seed: number;
  onRun(given: Given): void;
  onClose(): void;
};

/** Asks for what a run that can be repeated depends on: a seed, and all its input. */
export function SeedDialog({ path, seed: proposed, onRun, onClose }: Props) {
  const [seed, setSeed] = useState(String(proposed));
  const [stdin, setStdin] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseSeed(seed);
    setWrong(parsed === null);
    if (parsed === null) return;
    onRun({ seed: parsed, stdin });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.seedTitle(path)}
      description={text.seedText}
    >
      <form onSubmit={submit} className="grid gap-4">
        <Input
          label={text.seed}
          hint={text.seedHint}
          error={isWrong ? text.badSeed : null}
          value={seed}
          onChange={({ target }) => setSeed(target.value)}
          inputMode="numeric"
          autoComplete="off"
          className="tnum font-mono"
        />
        <TextArea
          label={text.allInput}
          hint={text.allInputHint}
          value={stdin}
          onChange={({ target }) => setStdin(target.value)}
          rows={5}
          spellCheck={false}
          autoCapitalize="none"
          className="font-mono text-xs"
        />
        <DialogActions>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button type="submit" tone="primary">
            {text.run}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
