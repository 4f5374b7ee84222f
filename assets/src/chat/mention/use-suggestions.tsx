import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cn } from "../../lib/cn";
import { Avatar } from "../../ui/Avatar";
import { text } from "./messages";
import { PlacesContext } from "./places";
import { begunAt, complete, type Suggestion, suggest } from "./suggest";

const ALL = [
  { word: "here", detail: text.here },
  { word: "room", detail: text.room },
] as const;

type Answer = {
  /** Goes onto the field. */
  field: Pick<
    ComponentProps<"textarea">,
    | "aria-autocomplete"
    | "aria-haspopup"
    | "aria-controls"
    | "aria-activedescendant"
    | "onSelect"
    | "onBlur"
  >;
  /** Answers whether the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
  /** Goes beside the field, inside of what is positioned. */
  list: ReactNode;
};

/** Suggests people after `@`, files after `#`, emoji after `:` while someone writes. */
export function useSuggestions(
  area: RefObject<HTMLTextAreaElement | null>,
  body: string,
  onChange: (body: string) => void,
): Answer {
  const places = useContext(PlacesContext);
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  /** What was begun and is not wanted: where, so that the next is suggested again. */
  const [refused, setRefused] = useState<number | null>(null);
  const goal = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goal.current === null) return;
    area.current?.setSelectionRange(goal.current, goal.current);
    goal.current = null;
  });
  const begun = caret === null ? null : begunAt(body, Math.min(caret, body.length));
  const found =
    places && begun && begun.from !== refused
      ? suggest(begun, places.people(), places.files(), ALL)
      : [];
  const chosen = Math.min(at, found.length - 1);
  const isOpen = found.length > 0;

  const take = (suggestion: Suggestion) => {
    if (!begun || caret === null) return;
    const next = complete(body, Math.min(caret, body.length), begun, suggestion);
    goal.current = next.caret;
    setCaret(null);
    setAt(0);
    onChange(next.text);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    if (!isOpen) return false;
    const move = (by: number) => setAt((chosen + by + found.length) % found.length);
    const taken = found[chosen];
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if ((key === "Enter" || key === "Tab") && !shiftKey && taken) take(taken);
    else if (key === "Escape") setRefused(begun?.from ?? null);
    else return false;
    event.preventDefault();
    return true;
  };
  const list = isOpen && begun && (
    <div
      id={id}
      role="listbox"
      aria-label={text.suggestions[begun.sign]}
      className="absolute inset-x-0 bottom-full z-30 mb-1 max-h-72 overflow-y-auto rounded-plank bg-panel p-1 shadow-pop"
    >
      {found.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose.
        // biome-ignore lint/a11y/useFocusableInteractive: as above.
        <div
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
          className={cn(
            "flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-sm touch:min-h-11",
            index === chosen && "bg-raised",
          )}
        >
          {suggestion.person && <Avatar {...suggestion.person} size="xs" decorative />}
          <bdi className="truncate">{suggestion.label}</bdi>
          {suggestion.detail && (
            <span className="ms-auto truncate text-xs text-ink-3">{suggestion.detail}</span>
          )}
        </div>
      ))}
    </div>
  );
  return {
    field: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${chosen}` : undefined,
      onSelect: () => {
        const field = area.current;
        const next =
          field && field.selectionStart === field.selectionEnd ? field.selectionStart : null;
        if (next !== caret) setAt(0);
        setCaret(next);
        if (begun === null) setRefused(null);
      },
      onBlur: () => setCaret(null),
    },
    onKeyDown,
    list,
  };
}
