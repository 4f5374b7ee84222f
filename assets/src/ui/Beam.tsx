import { cn } from "../lib/cn";

/** One person's part of the beam. */
export interface BeamPart {
  id: string;
  slot: number;
  /** Typing or speaking right now. */
  active: boolean;
}

/** The beam: who is under this roof. Decorative, because avatars beside it carry the names. */
export function Beam({ parts, className }: { parts: readonly BeamPart[]; className?: string }) {
  return (
    <div aria-hidden className={cn("flex h-[3px] gap-[3px]", className)}>
      {parts.map(({ id, slot, active }) => (
        <span
          key={id}
          data-active={active}
          className={cn("beam-seg rounded-full", `who-${slot % 9}`, active ? "grow-[3]" : "grow")}
        />
      ))}
    </div>
  );
}
