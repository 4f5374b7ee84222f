import { Command as List } from "cmdk";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { keyLabel } from "../lib/platform";
import { app as text } from "../messages/en/app";
import { type Command, type CommandGroup, registry } from "./registry";
import { score } from "./score";

const ORDER: readonly CommandGroup[] = ["room", "rooms", "go", "do", "editor"];

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Everything that can be done or gone to, by typing a few letters of it. */
export function Palette({ open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed top-[10dvh] left-1/2 z-50 w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-plank bg-panel shadow-pop outline-none"
        >
          <Dialog.Title className="sr-only">{text.palette}</Dialog.Title>
          <Commands onChosen={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** cmdk hands over the id, and the keywords as they were given below. */
const filter = (_id: string, query: string, [name = "", words]: string[] = []) =>
  score(query, name, words);

function Commands({ onChosen }: { onChosen(): void }) {
  const [query, setQuery] = useState("");
  const [commands] = useState(() => registry.available().filter(({ hidden }) => !hidden));
  const choose = (command: Command) => {
    onChosen();
    // After the palette gave the focus back: what runs may want it for itself.
    setTimeout(() => command.run());
  };
  return (
    <List label={text.palette} loop filter={filter}>
      <List.Input
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder={text.palettePlaceholder}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-ink outline-none placeholder:text-ink-3"
      />
      <List.List className="max-h-[50dvh] scroll-py-1 overflow-y-auto p-1">
        <List.Empty className="px-4 py-6 text-center text-ink-2">
          {text.paletteEmpty(query)}
        </List.Empty>
        {ORDER.map((group) => {
          const inside = commands.filter((command) => command.group === group);
          return inside.length === 0 ? null : (
            <List.Group
              key={group}
              heading={text.groups[group]}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3"
            >
              {inside.map((command) => (
                <List.Item
                  key={command.id}
                  value={command.id}
                  keywords={[command.name, command.words ?? ""]}
                  onSelect={() => choose(command)}
                  className="flex h-9 cursor-default items-center gap-3 rounded-control px-3 data-[selected=true]:bg-raised touch:h-11"
                >
                  <span className="flex-1 truncate">{command.name}</span>
                  {command.keys && (
                    <kbd className="font-mono text-2xs text-ink-2">{keyLabel(command.keys)}</kbd>
                  )}
                </List.Item>
              ))}
            </List.Group>
          );
        })}
      </List.List>
    </List>
  );
}
