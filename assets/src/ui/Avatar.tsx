import { cn } from "../lib/cn";
import { initials } from "../lib/format";
import { ui } from "../messages/en/ui";

/** Whether someone is there. */
export type PresenceState = "online" | "busy" | "away" | "offline";

const dot: Record<PresenceState, string> = {
  online: "bg-moss",
  busy: "bg-rust",
  away: "bg-straw",
  offline: "bg-line-strong",
};
const sizes = {
  xs: "size-5 text-[9px]",
  sm: "size-6 text-[10px]",
  md: "size-8 text-xs",
  lg: "size-10 text-sm",
  xl: "size-16 text-xl",
};

interface Props {
  name: string;
  /** The person's place in the presence palette. */
  slot: number;
  size?: keyof typeof sizes;
  presence?: PresenceState;
  /** A ring in the person's colour. */
  ring?: boolean;
  /** For places that say the name beside it. */
  decorative?: boolean;
  className?: string;
}

/** Someone, as two letters in their colour. */
export function Avatar({ name, slot, size = "md", presence, ring, decorative, className }: Props) {
  return (
    <span className={cn("relative inline-block shrink-0", `who-${slot % 9}`, className)}>
      <span
        aria-hidden
        data-initials={initials(name)}
        className={cn(
          "grid place-items-center rounded-[28%] bg-[color-mix(in_oklab,var(--p)_20%,var(--panel))] font-semibold tracking-tight text-(--p-ink) before:content-[attr(data-initials)]",
          sizes[size],
          ring && "outline-2 outline-offset-0 outline-(--p)",
        )}
      />
      {presence && (
        <span
          className={cn(
            "absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full ring-2 ring-panel",
            dot[presence],
          )}
        />
      )}
      {!decorative && (
        <span className="sr-only">
          {name}
          {presence ? `, ${ui[presence]}` : ""}
        </span>
      )}
    </span>
  );
}
