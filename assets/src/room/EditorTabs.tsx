import { Ellipsis, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { text } from "../editor/messages";
import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { canChat, canWrite } from "../rooms/roles";
import { FileIcon } from "../tree/TreeRow";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuEntry } from "../ui/Menu";
import { toast } from "../ui/toast";
import { useRoom } from "./context";
import type { Person } from "./use-people";

type Props = { here: ReadonlyMap<string, readonly Person[]> };

/** The open files above the code. */
export function EditorTabs({ here }: Props) {
  const { session } = useRoom();
  const { open, active } = useStore(session.tabs.state);
  const entries = useStore(session.tree.entries);
  const shown = open.flatMap((id) => entries.get(id) ?? []);
  const current = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file that shows comes into view.
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active, shown.length]);
  return (
    <div className="flex h-9 shrink-0 items-stretch bg-sunken touch:h-12">
      <nav
        aria-label={text.openFiles}
        className="flex min-w-0 overflow-x-auto [scrollbar-width:none]"
      >
        {shown.map(({ id, name, path }) => {
          const isCurrent = id === active;
          const people = here.get(id) ?? [];
          return (
            <div
              key={id}
              ref={isCurrent ? current : undefined}
              title={path}
              className={cn(
                "group flex h-full shrink-0 items-center gap-1.5 border-e border-line ps-3 pe-1 text-sm",
                isCurrent ? "bg-panel text-ink" : "bg-sunken text-ink-2",
              )}
            >
              <button
                type="button"
                aria-current={isCurrent ? "page" : undefined}
                onClick={() => session.tabs.open(id)}
                onAuxClick={(event) => event.button === 1 && session.tabs.close(id)}
                className="flex h-full items-center gap-1.5 outline-offset-[-2px]"
              >
                <FileIcon name={name} className={isCurrent ? "text-ember-ink" : "text-ink-3"} />
                <bdi className="max-w-48 truncate">{name}</bdi>
                {people.slice(0, 3).map(({ user, slot }) => (
                  <span
                    key={user}
                    aria-hidden
                    className={cn("size-1.5 rounded-full bg-(--p)", `who-${slot % 9}`)}
                  />
                ))}
                {people.length > 0 && (
                  <span className="sr-only">{text.here(people.map((person) => person.name))}</span>
                )}
              </button>
              <button
                type="button"
                aria-label={text.close(name)}
                onClick={() => session.tabs.close(id)}
                className={cn(
                  "grid size-6 place-items-center rounded-[5px] text-ink-2 hover:bg-raised hover:text-ink touch:size-11",
                  !isCurrent &&
                    "opacity-0 group-hover:opacity-100 focus-visible:opacity-100 touch:opacity-100",
                )}
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </div>
          );
        })}
      </nav>
      <span className="ms-auto flex shrink-0 items-center gap-1.5 pe-1">
        <ViewOnly />
        {active !== null && <FileMenu key={active} file={active} />}
      </span>
    </div>
  );
}

/** For those who may not change anything: says so; who may talk can ask for more. */
export function ViewOnly() {
  const { session } = useRoom();
  const me = useStore(session.me);
  if (!me || canWrite(me.role)) return null;
  const ask = () => {
    session.chat.post(text.askedToEdit, Date.now());
    toast(text.asked);
  };
  return (
    <span className="flex items-center gap-1.5 rounded-full bg-raised px-2.5 py-0.5 text-xs text-ink-2">
      {text.viewOnly}
      {canChat(me.role) && (
        <button type="button" onClick={ask} className="font-medium text-ember-ink hover:underline">
          {text.askToEdit}
        </button>
      )}
    </span>
  );
}

function FileMenu({ file }: { file: string }) {
  const { session, view } = useRoom();
  const act = (action: string) => () => {
    const editor = view.host.get()?.editor;
    editor?.focus();
    editor?.trigger("menu", action, null);
  };
  const entries: MenuEntry[] = [
    { label: text.find, keys: "mod+f", run: act("actions.find") },
    { label: text.commands, keys: "F1", run: act("editor.action.quickCommand") },
    { kind: "line" },
    { label: text.history, run: () => view.dialog.set("history") },
    { kind: "line" },
    { label: text.closeFile, run: () => session.tabs.close(file) },
    { label: text.closeOthers, run: () => session.tabs.closeOthers(file) },
  ];
  return (
    <Menu entries={entries}>
      <IconButton label={text.more} className="size-7">
        <Ellipsis />
      </IconButton>
    </Menu>
  );
}
