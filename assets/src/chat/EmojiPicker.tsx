import { type KeyboardEvent, useRef, useState } from "react";
import { found } from "./emoji";
import { text } from "./messages";

/** How many stand in a row. */
const COLUMNS = 8;
/** How far each key moves. */
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

/** Chooses an emoji, by looking or by name. */
export function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const [query, setQuery] = useState("");
  const [named, setNamed] = useState("");
  const grid = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const groups = found(query);
  const first = groups[0]?.emoji[0];

  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const buttons = [...(grid.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    // In the field the arrows move the caret, but for the one that leads down.
    if (at < 0 && event.key !== "ArrowDown") return;
    event.preventDefault();
    if (at < 0) buttons[0]?.focus();
    else if (at + step < 0) field.current?.focus();
    else buttons[Math.min(at + step, buttons.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it moves the focus among its buttons.
    <div onKeyDown={move} className="flex flex-col gap-2">
      <input
        ref={field}
        type="search"
        value={query}
        aria-label={text.searchEmoji}
        placeholder={text.searchEmoji}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !first) return;
          event.preventDefault();
          onPick(first.sign);
        }}
        className="h-8 w-full rounded-control bg-sunken px-2.5 text-sm ring-1 ring-line-strong ring-inset outline-none placeholder:text-ink-3 focus:ring-2 focus:ring-ember-ink touch:h-11 touch:text-lg"
      />
      <div ref={grid} className="h-56 overflow-y-auto overscroll-contain">
        {groups.length === 0 && <p className="p-2 text-sm text-ink-2">{text.noEmoji}</p>}
        {groups.map(({ name, emoji }) => (
          <section key={name} aria-label={name}>
            <h3 className="px-1 pt-1.5 pb-1 text-2xs font-medium text-ink-3">{name}</h3>
            <div className="grid grid-cols-8">
              {emoji.map((one) => (
                <button
                  key={one.sign}
                  type="button"
                  aria-label={one.name}
                  onClick={() => onPick(one.sign)}
                  onPointerEnter={() => setNamed(one.name)}
                  onFocus={() => setNamed(one.name)}
                  className="grid aspect-square place-items-center rounded-control text-lg hover:bg-raised focus-visible:bg-raised"
                >
                  {one.sign}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
      <p aria-hidden className="h-4 truncate px-1 text-2xs text-ink-3">
        {named}
      </p>
    </div>
  );
}
