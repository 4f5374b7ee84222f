import { cn } from "../lib/cn";
import { initials } from "../lib/format";

/** A room as two letters on a small square. */
export function RoomTile({
  name,
  current,
  className,
}: {
  name: string;
  current?: boolean;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      data-initials={initials(name)}
      className={cn(
        "grid size-8 shrink-0 place-items-center rounded-[9px] text-xs font-semibold transition-colors before:content-[attr(data-initials)]",
        current
          ? "bg-ember-wash text-ember-ink"
          : "bg-panel text-ink-2 shadow-plank group-hover:text-ink",
        className,
      )}
    />
  );
}
