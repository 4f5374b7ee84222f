import { useEffect } from "react";
import { Store } from "../lib/store";
import { matches } from "./keys";

/** Where a command stands in the palette and on the shortcut sheet. */
export type CommandGroup = "go" | "rooms" | "do" | "room" | "editor";

/** Something that can be done, by name or by keys. */
export interface Command {
  /** Unique: a later command with the same id stands in for the earlier. */
  id: string;
  /** What it does, as a menu would say. */
  name: string;
  group: CommandGroup;
  /** Its shortcut, such as `mod+k`, `mod+alt+b`, `f6`. */
  keys?: string;
  /** Other words that find it in the palette. */
  words?: string;
  /** Whether it makes sense now; without it, always. */
  when?(): boolean;
  /** Whether the code editor keeps these keys for itself while it has the focus. */
  yieldsToEditor?: boolean;
  /** Not listed in the palette: only keys and the sheet know it. */
  hidden?: boolean;
  run(): void;
}

/** All commands there are right now. Menus, palette, shortcuts and the sheet read it. */
export class Registry {
  readonly all = new Store<readonly Command[]>([]);

  /** Adds commands until the answer is called. */
  add(commands: readonly Command[]): () => void {
    this.all.update((all) => [...all, ...commands]);
    return () => this.all.update((all) => all.filter((command) => !commands.includes(command)));
  }

  /** The commands that make sense now; of two with one id, the later. */
  available(): Command[] {
    const byId = new Map(this.all.get().map((command) => [command.id, command]));
    return [...byId.values()].filter((command) => command.when?.() ?? true);
  }

  /** Runs the command that `event` asks for; answers whether there was one. */
  press(event: KeyboardEvent): boolean {
    const focus = event.target instanceof Element ? event.target : null;
    const inEditor = focus?.closest(".monaco-editor, .xterm") != null;
    const command = this.available()
      .reverse()
      .find(
        ({ keys, yieldsToEditor }) => keys && matches(event, keys) && !(inEditor && yieldsToEditor),
      );
    if (!command) return false;
    command.run();
    return true;
  }
}

/** The commands of this page. */
export const registry = new Registry();

/** Offers `commands` while the component is shown. Keep the array the same between renders. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registry.add(commands), [commands]);
}

/** Listens to the keyboard before anything else does, until the answer is called. */
export function listenToKeys(target: Window): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.repeat || !registry.press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  target.addEventListener("keydown", press, { capture: true });
  return () => target.removeEventListener("keydown", press, { capture: true });
}
