import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn";

interface Props {
  open?: boolean;
  onOpenChange?(open: boolean): void;
  /** It has closed: the focus goes back to the button, unless that is prevented. */
  onClosed?(event: Event): void;
  /** What it is, for screen readers. */
  label: string;
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  /** The button that opens it. */
  children: ReactNode;
}

/** A small surface beside the button that opens it. */
export function Popover({
  open,
  onOpenChange,
  onClosed,
  label,
  content,
  side = "bottom",
  align = "end",
  className,
  children,
}: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={onClosed}
          className={cn(
            "appear z-50 w-72 rounded-plank bg-panel p-3 text-sm shadow-pop outline-none",
            className,
          )}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
