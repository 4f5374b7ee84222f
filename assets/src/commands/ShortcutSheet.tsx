import { keyLabel } from "../lib/platform";
import { app as text } from "../messages/en/app";
import { Dialog } from "../ui/Dialog";
import { type CommandGroup, registry } from "./registry";

const ORDER: readonly CommandGroup[] = ["go", "do", "room", "editor", "rooms"];

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** All shortcuts that work on this page. */
export function ShortcutSheet({ open, onOpenChange }: Props) {
  const commands = open ? registry.available().filter(({ keys }) => keys) : [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.shortcuts}>
      <div className="grid gap-4 sm:grid-cols-2 sm:gap-x-8">
        {ORDER.map((group) => {
          const inside = commands.filter((command) => command.group === group);
          return inside.length === 0 ? null : (
            <section key={group} aria-label={text.groups[group]}>
              <h3 className="text-xs text-ink-3">{text.groups[group]}</h3>
              <dl className="mt-1">
                {inside.map((command) => (
                  <div key={command.id} className="flex items-center gap-3 py-1.5">
                    <dt className="flex-1">{command.name}</dt>
                    <dd>
                      <kbd className="rounded-[5px] bg-raised px-1.5 py-0.5 font-mono text-2xs text-ink-2">
                        {keyLabel(command.keys ?? "")}
                      </kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
