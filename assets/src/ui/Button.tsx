import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../lib/cn";

/** How a button looks: also for links that act like one. */
export const buttonStyle = cva(
  "inline-flex items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 disabled:pointer-events-none aria-busy:pointer-events-none",
  {
    variants: {
      tone: {
        primary: "bg-ember text-on-ember hover:brightness-105 active:brightness-95",
        neutral: "bg-raised text-ink hover:bg-line",
        ghost: "text-ink-2 hover:bg-raised hover:text-ink",
        outline: "text-ink ring-1 ring-inset ring-line-strong hover:bg-raised",
        danger: "bg-rust-wash text-rust hover:bg-rust hover:text-panel",
      },
      size: {
        sm: "h-7 px-2.5 text-xs touch:h-9",
        md: "h-8 px-3 text-sm touch:h-11",
        lg: "h-10 px-4 text-base touch:h-12",
      },
    },
    defaultVariants: { tone: "neutral", size: "md" },
  },
);

type Props = ComponentProps<"button"> & VariantProps<typeof buttonStyle> & { busy?: boolean };

/** Something to press. While `busy` it shows that it works, and cannot be pressed again. */
export function Button({ tone, size, busy, className, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      className={cn(buttonStyle({ tone, size }), className)}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}
