import type { ReactNode } from "react";
import { cn } from "../lib/cn";

interface Props {
  title: string;
  /** At the end of the heading. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A plank with a heading. */
export function Section({ title, action, className, children }: Props) {
  return (
    <section aria-label={title} className={cn("plank", className)}>
      <header className="flex min-h-12 items-center gap-2 px-4">
        <h2 className="font-semibold">{title}</h2>
        <span className="ms-auto">{action}</span>
      </header>
      {children}
    </section>
  );
}
