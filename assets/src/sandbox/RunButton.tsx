import { ChevronDown, Play } from "lucide-react";
import { cn } from "../lib/cn";
import { Button, buttonStyle } from "../ui/Button";
import { Menu, type MenuEntry } from "../ui/Menu";
import { Tip } from "../ui/Tooltip";
import { toast } from "../ui/toast";
import { text } from "./messages";

type Props = {
  /** Why it cannot be pressed, or null. */
  why: string | null;
  busy: boolean;
  /** On a phone it is a picture alone. */
  small?: boolean;
  /** Other ways to run it. */
  more: MenuEntry[];
  onRun(): void;
};

/** Runs the open file for everyone, in one way or another. */
export function RunButton({ more, ...run }: Props) {
  return (
    <span className="flex gap-px">
      <Run {...run} />
      <Menu entries={more}>
        <button
          type="button"
          aria-label={text.moreWays}
          className={cn(
            buttonStyle({ tone: "primary" }),
            "rounded-s-none px-1",
            run.small && "h-11 px-1.5",
          )}
        >
          <ChevronDown aria-hidden className="size-4" />
        </button>
      </Menu>
    </span>
  );
}

/** The button itself; when it cannot run, it says why. */
function Run({ why, busy, small, onRun }: Omit<Props, "more">) {
  return (
    <Tip label={why ?? text.runForAll} keys={why ? undefined : "mod+enter"}>
      <Button
        tone="primary"
        busy={busy}
        // Not `disabled`: then nobody could find out why.
        aria-disabled={why !== null || undefined}
        aria-label={small ? text.run : undefined}
        onClick={() => (why === null ? onRun() : toast(why))}
        className={cn(
          "rounded-e-none",
          small ? "size-11 p-0" : "ps-2.5",
          why !== null && "opacity-50",
        )}
      >
        {!busy && (
          <Play aria-hidden className={cn("fill-current", small ? "size-4" : "size-3.5")} />
        )}
        {!small && text.run}
      </Button>
    </Tip>
  );
}
