import type { ReactNode } from "react";
import { cn } from "../lib/cn";

interface Props {
  icon?: ReactNode;
  /** One sentence. */
  text: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
  /** Set when the place is empty because something failed: it is announced. */
  failed?: boolean;
  className?: string;
}

/** A place with nothing in it: one sentence, one action. */
export function EmptyState({ icon, text, action, failed, className }: Props) {
  return (
    <div
      role={failed ? "alert" : undefined}
      className={cn("grid justify-items-center gap-3 px-4 py-8 text-center", className)}
    >
      {icon && <span className="text-ink-3 [&_svg]:size-6">{icon}</span>}
      <p className="max-w-sm text-ink-2">{text}</p>
      {action && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
