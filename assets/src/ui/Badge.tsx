import type { ReactNode } from "react";
import { cn } from "../lib/cn";

const tones = {
  neutral: "bg-raised text-ink-2",
  ember: "bg-ember-wash text-ember-ink",
  moss: "bg-moss-wash text-moss",
  lake: "bg-lake-wash text-lake",
  rust: "bg-rust-wash text-rust",
};

/** A word about the state of something. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-2xs font-medium whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** How many are new. The number is for eyes; `label` says it in words. */
export function CountBadge({
  count,
  label,
  className,
}: {
  count: number;
  label: string;
  className?: string;
}) {
  if (count <= 0) return null;
  return (
    <span
      className={cn(
        "tnum inline-grid h-4 min-w-4 place-items-center rounded-full bg-ember px-1 text-[10px] leading-none font-bold text-on-ember",
        className,
      )}
    >
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
