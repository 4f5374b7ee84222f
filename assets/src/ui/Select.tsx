import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn";

/** Something to choose. */
export interface Option<V extends string> {
  value: V;
  label: string;
  /** A second line in the list. */
  note?: ReactNode;
  disabled?: boolean;
}

interface Props<V extends string> {
  /** What is chosen here, for screen readers; omit when a label points at `id`. */
  label?: string;
  id?: string;
  value: V;
  options: readonly Option<V>[];
  onChange(value: NoInfer<V>): void;
  disabled?: boolean;
  size?: "sm" | "md" | "lg";
  tone?: "outline" | "ghost";
  className?: string;
}

const heights = { sm: "h-7 text-xs", md: "h-8 text-sm", lg: "h-10 text-base" };

/** One of several, from a list. */
export function Select<V extends string>({
  label,
  id,
  value,
  options,
  onChange,
  disabled,
  size = "md",
  tone = "outline",
  className,
}: Props<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as V)} disabled={disabled}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={cn(
          "inline-flex items-center justify-between gap-2 rounded-control px-2.5 text-ink disabled:opacity-60 touch:h-11",
          tone === "outline"
            ? "bg-sunken ring-1 ring-inset ring-line-strong"
            : "text-ink-2 hover:bg-raised hover:text-ink",
          heights[size],
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="appear z-60 max-h-[60dvh] min-w-(--radix-select-trigger-width) overflow-hidden rounded-plank bg-panel text-sm shadow-pop"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-8 cursor-default items-center gap-3 rounded-control px-2 py-1 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-raised touch:min-h-11"
              >
                <span className="min-w-0 flex-1">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.note && <span className="block text-xs text-ink-3">{option.note}</span>}
                </span>
                <Radix.ItemIndicator>
                  <Check className="size-4 text-ember-ink" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
