import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { keyLabel } from "../lib/platform";

/** Lets the tooltips below it share one delay. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={350}>{children}</Radix.Provider>;
}

export type TipSide = "top" | "right" | "bottom" | "left";

interface Props {
  label: ReactNode;
  /** A shortcut such as `mod+k`. */
  keys?: string;
  side?: TipSide;
  children: ReactNode;
}

/** A short explanation on hover and focus. Never the only place that says something. */
export function Tip({ label, keys, side = "bottom", children }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={6}
          className="z-60 flex max-w-72 items-center gap-2 rounded-control bg-raised px-2 py-1 text-xs text-ink shadow-pop"
        >
          {label}
          {keys && <kbd className="font-mono text-2xs text-ink-2">{keyLabel(keys)}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
