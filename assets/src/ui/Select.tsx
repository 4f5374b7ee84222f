import { ChevronDown } from "lucide-react";
import { cn } from "../lib/cn";

/** Something to choose. */
export interface Option<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
}

interface Props<V extends string> {
  /** What is chosen here, for screen readers; omit when a label points at `id`. */
  label?: string | undefined;
  id?: string;
  value: V;
  options: readonly Option<V>[];
  onChange(value: NoInfer<V>): void;
  disabled?: boolean;
  size?: "sm" | "md" | "lg";
  tone?: "outline" | "ghost";
  className?: string;
}

const sizes = {
  sm: "h-7 ps-2.5 text-xs",
  md: "h-8 ps-2.5 text-sm",
  lg: "h-10 ps-3 text-base",
};

/**
 * One of several, from a list. It is the browser's own, styled where that can be done: Radix's
 * writes HTML text into the page, which our policy refuses.
 */
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
    <span className={cn("relative inline-flex min-w-0", className)}>
      <select
        id={id}
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as V)}
        className={cn(
          "select w-full min-w-0 cursor-pointer truncate rounded-control pe-8 text-ink disabled:cursor-default disabled:opacity-60 touch:h-11",
          tone === "outline"
            ? "bg-sunken ring-1 ring-inset ring-line-strong"
            : "text-ink-2 hover:bg-raised hover:text-ink",
          sizes[size],
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
