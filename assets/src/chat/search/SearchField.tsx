import { Search, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { cn } from "../../lib/cn";
import { inputStyle } from "../../ui/Field";
import { text } from "./messages";
import { FILTERS, type Filter, hasFilter, toggleFilter } from "./search";

interface Props {
  label: string;
  query: string;
  onQuery(query: string): void;
  /** Filters that make sense here. */
  without?: Filter;
  autoFocus?: boolean;
  onLeave?: () => void;
}

/** Moves among what was found by the arrow keys. Answers whether that was what the key is for. */
export function moveInResults(event: KeyboardEvent, field: HTMLElement | null): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-found]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (rows.length === 0 || (at < 0 && event.key === "ArrowUp")) return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? Math.min(at + 1, rows.length - 1) : at - 1;
  (rows[next] ?? field)?.focus();
}

/** Where a question is typed, and the filters that help with it. */
export function SearchField({ label, query, onQuery, without, autoFocus, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const put = (filter: Filter) => {
    onQuery(toggleFilter(query, filter));
    field.current?.focus();
  };
  return (
    <search className="grid gap-2">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-3"
        />
        <input
          ref={field}
          // biome-ignore lint/a11y/noAutofocus: one comes here to type.
          autoFocus={autoFocus}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={query}
          aria-label={label}
          placeholder={label}
          onChange={({ target }) => onQuery(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            if (query === "") onLeave?.();
            else onQuery("");
          }}
          className={cn(inputStyle, "h-9 ps-9 pe-9 text-sm touch:h-11")}
        />
        {query !== "" && (
          <button
            type="button"
            aria-label={text.clear}
            onClick={() => {
              onQuery("");
              field.current?.focus();
            }}
            className="absolute end-1 top-1/2 grid size-7 -translate-y-1/2 place-items-center rounded-[6px] text-ink-3 hover:text-ink touch:size-10"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      <fieldset className="flex gap-1 overflow-x-auto pb-0.5 [scrollbar-width:none]">
        <legend className="sr-only">{text.filters}</legend>
        {FILTERS.filter((filter) => filter !== without).map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={hasFilter(query, filter)}
            title={text.filterHelp[filter]}
            onClick={() => put(filter)}
            className="h-6 shrink-0 rounded-full px-2.5 font-mono text-2xs text-ink-2 ring-1 ring-line-strong ring-inset hover:text-ink aria-pressed:bg-ember-wash aria-pressed:text-ember-ink aria-pressed:ring-transparent touch:h-9"
          >
            {filter}
          </button>
        ))}
      </fieldset>
    </search>
  );
}
