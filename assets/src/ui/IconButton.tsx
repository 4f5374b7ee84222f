import type { ComponentProps } from "react";
import { cn } from "../lib/cn";
import { Tip, type TipSide } from "./Tooltip";

type Props = ComponentProps<"button"> & {
  /** What it does: its name for screen readers and its tooltip. */
  label: string;
  /** Set for a button that is on or off. */
  active?: boolean;
  /** Its shortcut, shown in the tooltip. */
  keys?: string;
  side?: TipSide;
};

/** A button that is only an icon. */
export function IconButton({ label, active, keys, side, className, ...rest }: Props) {
  return (
    <Tip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={active}
        className={cn(
          "inline-grid size-8 shrink-0 place-items-center rounded-control text-ink-2 transition-colors hover:bg-raised hover:text-ink disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 touch:size-11",
          active && "bg-raised text-ink",
          className,
        )}
        {...rest}
      />
    </Tip>
  );
}
