import { X } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { cn } from "../lib/cn";
import { slotOf } from "../lib/format";
import { troubleOf } from "../session/use-form";
import { Avatar } from "../ui/Avatar";
import type { FoundPerson } from "../wire/http";
import { text } from "./messages";
import { useFound } from "./queries";

/** How many others a conversation has at most. */
const MOST = 8;

interface Props {
  chosen: readonly FoundPerson[];
  onChange(chosen: readonly FoundPerson[]): void;
  /** Enter was pressed with nothing more to look for. */
  onDone(): void;
}

/** Finds people, and keeps those who are chosen: a combobox for several. */
export function PeoplePicker({ chosen, onChange, onDone }: Props) {
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const { data, error } = useFound(asked);
  const [at, setAt] = useState(0);
  const id = useId();
  const taken = new Set(chosen.map(({ user }) => user));
  const found = (data ?? []).filter(({ user }) => !taken.has(user));
  const marked = found[Math.min(at, found.length - 1)];
  const full = chosen.length >= MOST;

  const choose = (person: FoundPerson) => {
    if (full) return;
    onChange([...chosen, person]);
    setQuery("");
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      if (found.length > 0) setAt((Math.min(at, found.length - 1) + step) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (query.trim() === "" && chosen.length > 0) onDone();
      else if (marked) choose(marked);
    } else if (event.key === "Backspace" && query === "") onChange(chosen.slice(0, -1));
  };
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {text.to}
      </label>
      <div className="mt-1.5 flex min-h-10 flex-wrap items-center gap-1.5 rounded-control bg-sunken p-1.5 ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-ember-ink">
        {chosen.map((person) => (
          <span
            key={person.user}
            className="flex h-7 items-center gap-1.5 rounded-control bg-raised ps-2 text-sm touch:h-11"
          >
            <bdi>{person.name}</bdi>
            <button
              type="button"
              aria-label={text.remove(person.name)}
              onClick={() => onChange(chosen.filter(({ user }) => user !== person.user))}
              className="grid size-7 place-items-center text-ink-3 hover:text-ink touch:size-11"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </span>
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={marked ? `${id}-${marked.user}` : undefined}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog is there for this field alone.
          autoFocus
          value={query}
          placeholder={chosen.length === 0 ? text.search : undefined}
          disabled={full}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-7 min-w-40 flex-1 bg-transparent px-1.5 text-sm outline-none placeholder:text-ink-3 touch:h-11 touch:text-lg"
        />
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-3">
        {full ? text.most : text.searchHint}
      </p>
      {asked === "" && found.length > 0 && (
        <h3 className="mt-3 text-xs font-medium text-ink-3">{text.company}</h3>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text.found}
        className="mt-1 max-h-[40dvh] min-h-24 overflow-y-auto"
      >
        {found.map((person) => (
          <Option
            key={person.user}
            id={`${id}-${person.user}`}
            person={person}
            marked={person === marked}
            onChoose={() => choose(person)}
          />
        ))}
      </div>
      <p role="status" className="text-sm text-ink-2">
        {error
          ? troubleOf(error).message
          : data && found.length === 0 && (asked === "" ? text.nobodyYet : text.nobody(asked))}
      </p>
    </div>
  );
}

function Option({
  id,
  person: { user, name, username, shared },
  marked,
  onChoose,
}: {
  id: string;
  person: FoundPerson;
  marked: boolean;
  onChoose(): void;
}) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      // Before the field loses the focus.
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
      className={cn(
        "flex cursor-default items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunken touch:min-h-11",
        marked && "bg-raised",
      )}
    >
      <Avatar name={name} slot={slotOf(user)} decorative />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-medium">{name}</bdi>
        <span className="block truncate text-xs text-ink-3">
          {username && `@${username}`}
          {shared && ` · ${text.shared}`}
        </span>
      </span>
    </div>
  );
}
