import type { ReactNode } from "react";
import { cn } from "../lib/cn";

const tones = {
  rust: "bg-[color-mix(in_oklab,var(--rust)_9%,var(--panel))] text-rust",
  moss: "bg-[color-mix(in_oklab,var(--moss)_9%,var(--panel))] text-moss",
  neutral: "bg-raised text-ink-2",
};

/** Something to know, next to what it is about. A rust one is announced at once. */
export function Notice({
  tone = "rust",
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p
      role={tone === "rust" ? "alert" : "status"}
      className={cn("rounded-control px-3 py-2 text-sm", tones[tone], className)}
    >
      {children}
    </p>
  );
}
