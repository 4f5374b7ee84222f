import { Check } from "lucide-react";
import { ContextMenu as Context, DropdownMenu as Drop } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cn } from "../lib/cn";
import { keyLabel } from "../lib/platform";

/** One line of a menu. */
export type MenuEntry =
  | {
      kind?: "item";
      label: string;
      icon?: ReactNode;
      keys?: string;
      tone?: "danger";
      /** Why it cannot be chosen now; shown beside it. */
      disabled?: string | boolean;
      /** Set for a line that is on or off. */
      checked?: boolean;
      /** What it opens takes the focus, which then does not go back to where the menu was. */
      takesFocus?: boolean;
      run(): void;
    }
  | { kind: "line" }
  | { kind: "heading"; label: string };

const surface =
  "appear z-50 max-h-[70dvh] min-w-48 overflow-y-auto rounded-plank bg-panel p-1 text-sm text-ink shadow-pop outline-none";
const row =
  "flex h-8 cursor-default items-center gap-2 rounded-control px-2 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-raised touch:h-11";

function Entries({
  parts: Parts,
  entries,
}: {
  parts: typeof Drop | typeof Context;
  entries: MenuEntry[];
}) {
  return entries.map((entry, index) => {
    // Entries are built anew for every opening, and have no life of their own.
    const key = `${index}`;
    if (entry.kind === "line") return <Parts.Separator key={key} className="my-1 h-px bg-line" />;
    if (entry.kind === "heading") {
      return (
        <Parts.Label key={key} className="px-2 pt-1.5 pb-1 text-xs text-ink-3">
          {entry.label}
        </Parts.Label>
      );
    }
    const inside = (
      <>
        {entry.icon && <span className="text-ink-3 [&_svg]:size-4">{entry.icon}</span>}
        <span className="flex-1 truncate">{entry.label}</span>
        {typeof entry.disabled === "string" && (
          <span className="text-xs text-ink-3">{entry.disabled}</span>
        )}
        {entry.keys && (
          <kbd className="ms-4 font-mono text-2xs text-ink-3 touch:hidden">
            {keyLabel(entry.keys)}
          </kbd>
        )}
        {entry.checked && <Check aria-hidden className="size-4 text-ember-ink" />}
      </>
    );
    const className = cn(row, entry.tone === "danger" && "text-rust");
    if (entry.checked !== undefined) {
      return (
        <Parts.CheckboxItem
          key={key}
          className={className}
          checked={entry.checked}
          disabled={!!entry.disabled}
          onSelect={entry.run}
        >
          {inside}
        </Parts.CheckboxItem>
      );
    }
    return (
      <Parts.Item key={key} className={className} disabled={!!entry.disabled} onSelect={entry.run}>
        {inside}
      </Parts.Item>
    );
  });
}

interface MenuProps {
  entries: MenuEntry[];
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** The button that opens it. */
  children: ReactNode;
}

/** A menu behind a button. */
export function Menu({ entries, align = "end", side = "bottom", children }: MenuProps) {
  return (
    <Drop.Root modal={false}>
      <Drop.Trigger asChild>{children}</Drop.Trigger>
      <Drop.Portal>
        <Drop.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={surface}
        >
          <Entries parts={Drop} entries={entries} />
        </Drop.Content>
      </Drop.Portal>
    </Drop.Root>
  );
}

/** A menu on right click, long press, and Shift F10. */
export function ContextMenu({ entries, children }: { entries: MenuEntry[]; children: ReactNode }) {
  const taken = useRef(false);
  const told = entries.map((entry) =>
    "run" in entry && entry.takesFocus
      ? {
          ...entry,
          run() {
            taken.current = true;
            entry.run();
          },
        }
      : entry,
  );
  return (
    <Context.Root modal={false}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal>
        <Context.Content
          collisionPadding={8}
          className={surface}
          onCloseAutoFocus={(event) => {
            if (taken.current) event.preventDefault();
            taken.current = false;
          }}
        >
          <Entries parts={Context} entries={told} />
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  );
}
