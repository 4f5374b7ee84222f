import { Play } from "lucide-react";
import { cn } from "../lib/cn";
import { Button } from "../ui/Button";
import { Tip } from "../ui/Tooltip";
import { toast } from "../ui/toast";
import { text } from "./messages";

type Props = {
  /** Why it cannot be pressed, or null. */
  why: string | null;
  busy: boolean;
  /** On a phone it is a picture alone. */
  small?: boolean;
  onRun(): void;
};

/** Runs the open file for everyone; when it cannot, it says why. */
export function RunButton({ why, busy, small, onRun }: Props) {
  return (
    <Tip label={why ?? text.runForAll} keys={why ? undefined : "mod+enter"}>
      <Button
        tone="primary"
        busy={busy}
        // Not `disabled`: then nobody could find out why.
        aria-disabled={why !== null || undefined}
        aria-label={small ? text.run : undefined}
        onClick={() => (why === null ? onRun() : toast(why))}
        className={cn(small ? "size-11 p-0" : "ps-2.5", why !== null && "opacity-50")}
      >
        {!busy && (
          <Play aria-hidden className={cn("fill-current", small ? "size-4" : "size-3.5")} />
        )}
        {!small && text.run}
      </Button>
    </Tip>
  );
}
