import { cn } from "../lib/cn";
import { ui } from "../messages/en/ui";

/** A place where something will be. Comes in late, so that quick answers do not flicker. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn("appear-late block rounded-control bg-raised", className)} />
  );
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows = 3 }: { rows?: number }) {
  return (
    <div role="status" aria-busy="true" className="grid gap-1 px-4 pb-4">
      <span className="sr-only">{ui.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all rows are the same, and none ever moves.
        <span key={index} className="flex items-center gap-3 py-2">
          <Skeleton className="size-9" />
          <span className="grid flex-1 gap-1.5">
            <Skeleton className="h-3.5 w-1/3" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        </span>
      ))}
    </div>
  );
}
