import { useEffect, useRef } from "react";
import { type Command, registry } from "../commands/registry";
import { text as editorText } from "../editor/messages";
import { useStore } from "../lib/use-store";
import { text as runText } from "../sandbox/messages";
import { toast } from "../ui/toast";
import { useRoom } from "./context";
import { text } from "./messages";
import { useFile, useRun } from "./use-file";
import { usePeople } from "./use-people";
import { useProgram } from "./use-program";

/** Offers what can be done in a room to the palette and the keyboard. */
export function useRoomCommands(): void {
  const { session, view } = useRoom();
  const { why } = useFile();
  const run = useRun();
  const program = useProgram();
  const latest = useRef({ run, why, program });
  latest.current = { run, why, program };
  const entries = useStore(session.tree.entries);
  const people = usePeople();
  const names = people.map(({ user, name }) => `${user} ${name}`).join("\n");

  const isDirect = useStore(session.room)?.kind === "direct";

  useEffect(() => {
    const commands = fixed(session, view, latest);
    return registry.add(isDirect ? inConversation(commands, view) : commands);
  }, [session, view, isDirect]);

  useEffect(() => {
    const files = [...entries.values()].filter(({ kind }) => kind === "file");
    const open: Command[] = files.map(({ id, path }) => ({
      id: `open.${id}`,
      name: text.openFile(path),
      group: "room",
      run: () => {
        session.tabs.open(id);
        // After the editor was told which file shows now.
        requestAnimationFrame(() => view.host.get()?.focus());
      },
    }));
    return registry.add(isDirect ? inConversation(open, view) : open);
  }, [session, view, entries, isDirect]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only who is here matters, not where.
  useEffect(() => {
    const others = people.filter(({ isMe }) => !isMe);
    const follow: Command[] = others.map(({ user, name }) => ({
      id: `follow.${user}`,
      name: text.followSomeone(name),
      group: "room",
      run: () => session.people.follow(user),
    }));
    return registry.add(follow);
  }, [session, names]);
}

/** What a conversation has not: it is its people's alone. */
const NOT_THERE = new Set(["room.invite", "room.settings"]);
/** What does not concern files and programs. */
const TALK = new Set(
  ["chat", "next-part", "previous-part", "stop-following", "save"].map((id) => `room.${id}`),
);

/** The same in a conversation, which shows its files and programs only when they are wanted. */
function inConversation(commands: Command[], view: Room["view"]): Command[] {
  const there = commands.filter(({ id }) => !NOT_THERE.has(id));
  return there.map((command) => {
    if (TALK.has(command.id)) return command;
    const run = () => {
      view.work.set(true);
      command.run();
    };
    return { ...command, run };
  });
}

type Room = ReturnType<typeof useRoom>;
type Latest = {
  current: { run(): void; why: string | null; program: ReturnType<typeof useProgram> };
};

function fixed(session: Room["session"], view: Room["view"], latest: Latest): Command[] {
  const room = (id: string, name: string, act: () => void, keys?: string): Command => ({
    id: `room.${id}`,
    name,
    group: "room",
    run: act,
    ...(keys && { keys }),
  });
  const editor = (id: string, name: string, act: () => void, keys?: string): Command => ({
    ...room(id, name, act, keys),
    group: "editor",
  });
  const trigger = (action: string) => () => {
    const host = view.host.get();
    host?.focus();
    host?.editor.trigger("palette", action, null);
  };
  const orSay = (why: string | null, act: () => void) => (why === null ? act() : toast(why));
  const program = () => latest.current.program;
  const chat = () => {
    view.side.set("chat");
    view.part.set("chat");
    view.overlay.set(true);
    requestAnimationFrame(() => view.composer.current?.focus());
  };
  const close = () => {
    const { active } = session.tabs.state.get();
    if (active !== null) session.tabs.close(active);
  };
  return [
    room(
      "run",
      runText.runForAll,
      () => orSay(latest.current.why, latest.current.run),
      "mod+enter",
    ),
    room("test", runText.test, () => orSay(program().whyTest, program().test), "mod+shift+enter"),
    room("with-seed", runText.withSeed, () => orSay(latest.current.why, program().withSeed)),
    {
      ...room("write-tests", runText.writeTests, () => program().writeTests?.()),
      when: () => program().writeTests !== null,
    },
    {
      ...room("hidden-tests", runText.hiddenTests, () => program().hiddenTests?.()),
      when: () => program().hiddenTests !== null,
    },
    room("invite", text.inviteSomeone, () => view.dialog.set("invite")),
    room("settings", text.settings, () => view.dialog.set("settings")),
    room("chat", text.goToChat, chat, "mod+alt+m"),
    room("code", text.goToCode, () => view.host.get()?.focus(), "mod+alt+e"),
    room("next-part", text.nextPart, () => cycle(1), "f6"),
    room("previous-part", text.previousPart, () => cycle(-1), "shift+f6"),
    editor("next-file", editorText.nextFile, () => session.tabs.turn(1), "alt+pagedown"),
    editor("previous-file", editorText.previousFile, () => session.tabs.turn(-1), "alt+pageup"),
    editor("close-file", editorText.closeFile, close, "alt+w"),
    editor("history", editorText.history, () => view.dialog.set("history")),
    editor("find", editorText.find, trigger("actions.find")),
    editor("commands", editorText.commands, trigger("editor.action.quickCommand")),
    {
      ...editor("save", editorText.savedAsYouType, () => toast(editorText.savedAsYouType), "mod+s"),
      hidden: true,
    },
    {
      ...room(
        "stop-following",
        editorText.stopFollowing,
        () => session.people.follow(null),
        "escape",
      ),
      when: () => session.people.following.get() !== null,
    },
  ];
}

/** What one comes to a plank for, the best first. */
const WANTED = [
  '[role="treeitem"][tabindex="0"]',
  ".monaco-editor .native-edit-context",
  "textarea",
  '[role="tab"][tabindex="0"]',
  "button",
];

/** Moves the focus to the next plank, going round. */
function cycle(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-part]")].filter(
    (part) => part.offsetWidth > 0,
  );
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(at + by + parts.length) % parts.length];
  const focusable = WANTED.flatMap((what) => next?.querySelector<HTMLElement>(what) ?? []);
  focusable[0]?.focus();
}
