import {
  ArrowLeft,
  ChevronDown,
  FileCode2,
  MessageSquare,
  PanelLeft,
  SquareTerminal,
  UserPlus,
  Users,
} from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { text as chatText } from "../chat/messages";
import { text as editorText } from "../editor/messages";
import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { paths } from "../paths";
import { text as directText } from "../people/messages";
import { RunButton } from "../sandbox/RunButton";
import { text as treeText } from "../tree/messages";
import { CountBadge } from "../ui/Badge";
import { Beam } from "../ui/Beam";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { IconButton } from "../ui/IconButton";
import { live } from "../wire/live";
import { ChatPart } from "./ChatPart";
import { useRoom } from "./context";
import { EditorPart } from "./EditorPart";
import { ViewOnly } from "./EditorTabs";
import { People } from "./Header";
import type { Memory } from "./memory";
import { text } from "./messages";
import { PeoplePanel } from "./PeoplePanel";
import { Problems } from "./Problems";
import { RunPart, TreePart } from "./parts";
import { SafetyLight } from "./StatusBar";
import { useFile } from "./use-file";
import { type Layout, useLayout } from "./use-layout";
import type { Person } from "./use-people";

const PARTS = [
  { id: "code", icon: FileCode2 },
  { id: "run", icon: SquareTerminal },
  { id: "chat", icon: MessageSquare },
  { id: "people", icon: Users },
] as const;

/** A room on a phone: one part at a time. */
export function MobileRoom({ memory }: { memory: Memory }) {
  const { view } = useRoom();
  const layout = useLayout();
  const { people, here, beam, unread } = layout;
  const part = useStore(view.part);
  return (
    <div className="flex h-full flex-col">
      <TopBar layout={layout} />
      <Beam parts={beam} className="mb-1.5 shrink-0 px-1.5" />
      <div className="min-h-0 flex-1 px-1.5">
        {/* The code stays, so that its undo history and place do. */}
        <div hidden={part !== "code"} className="h-full">
          <CodePart here={here} />
        </div>
        {part === "run" && (
          <section aria-label={text.run} className="plank h-full">
            <RunPart />
          </section>
        )}
        {part === "chat" && (
          <section aria-label={text.chat} className="plank flex h-full flex-col">
            <ErrorBoundary name={chatText.theChat}>
              <ChatPart memory={memory} visible />
            </ErrorBoundary>
          </section>
        )}
        {part === "people" && (
          <section aria-label={text.people} className="plank flex h-full flex-col">
            <PeoplePanel people={people} />
          </section>
        )}
      </div>
      <BottomBar unread={unread} />
    </div>
  );
}

function TopBar({ layout }: { layout: Layout }) {
  const { session, view } = useRoom();
  const { room, people, run } = layout;
  const state = useStore(session.state);
  const status = useStore(live.status);
  const away = status.state !== "live" || state.at !== "here";
  const others = people.filter(({ isMe }) => !isMe);
  const isDirect = room?.kind === "direct";
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 px-1.5">
      {isDirect ? (
        <IconButton label={directText.toConversation} onClick={() => view.work.set(false)}>
          <ArrowLeft />
        </IconButton>
      ) : (
        <Link
          href={paths.home}
          aria-label={text.back}
          className="grid size-11 shrink-0 place-items-center rounded-control text-ink-2"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
      )}
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base leading-5 font-semibold">
          <bdi>{room?.name}</bdi>
        </h1>
        <p className="truncate text-2xs text-ink-3" role="status">
          {away ? text.reconnecting : text.hereCount(people.length)}
          {!away && (
            <>
              {" · "}
              <SafetyLight />
            </>
          )}
        </p>
      </div>
      <People people={others} most={2} />
      {!isDirect && (
        <IconButton label={text.invite} onClick={() => view.dialog.set("invite")}>
          <UserPlus />
        </IconButton>
      )}
      <RunButton small {...run} />
    </header>
  );
}

function CodePart({ here }: { here: ReadonlyMap<string, readonly Person[]> }) {
  const { view } = useRoom();
  const { entry } = useFile();
  // Until someone chooses, the files show while there is nothing else to show.
  const [chosen, setFiles] = useState<boolean | null>(null);
  const files = chosen ?? entry === null;
  useEffect(() => view.goal.subscribe(() => view.goal.get() && setFiles(false)), [view]);
  const folders = entry?.path.split("/").slice(0, -1).join(" / ");
  return (
    <section aria-label={editorText.editor} className="plank flex h-full flex-col">
      <div className="flex shrink-0 items-center border-b border-line">
        <button
          type="button"
          aria-expanded={files}
          onClick={() => setFiles(!files)}
          className="flex h-11 min-w-0 flex-1 items-center gap-2 px-3 text-sm"
        >
          <PanelLeft aria-hidden className="size-4 shrink-0 text-ink-3" />
          {folders && <span className="truncate text-ink-2">{folders} /</span>}
          <span className="truncate font-medium">{entry?.name ?? treeText.files}</span>
          <ChevronDown
            aria-hidden
            className={cn("size-4 shrink-0 text-ink-3 transition-transform", files && "rotate-180")}
          />
        </button>
        <span className="flex items-center gap-1 pe-2">
          <Problems className="h-11 px-2 text-sm text-ink-2" />
          <ViewOnly />
        </span>
      </div>
      {files && (
        <div className="min-h-0 flex-1">
          <TreePart here={here} onOpen={() => setFiles(false)} />
        </div>
      )}
      <div hidden={files} className="min-h-0 flex-1">
        <ErrorBoundary name={editorText.theEditor}>
          <EditorPart />
        </ErrorBoundary>
      </div>
    </section>
  );
}

function BottomBar({ unread }: { unread: number }) {
  const { view } = useRoom();
  const part = useStore(view.part);
  return (
    <nav
      aria-label={text.parts}
      className="grid shrink-0 grid-cols-4 pb-[env(safe-area-inset-bottom)]"
    >
      {PARTS.map(({ id, icon: Icon }) => (
        <button
          key={id}
          type="button"
          aria-current={part === id ? "page" : undefined}
          onClick={() => view.part.set(id)}
          className={cn(
            "grid h-14 place-content-center place-items-center gap-0.5 text-2xs outline-offset-[-4px]",
            part === id ? "text-ember-ink" : "text-ink-2",
          )}
        >
          <span className="relative">
            <Icon aria-hidden className="size-5" />
            {id === "chat" && part !== "chat" && (
              <CountBadge
                count={unread}
                label={text.unread(unread)}
                className="absolute -top-1.5 -right-2.5"
              />
            )}
          </span>
          {text[id]}
        </button>
      ))}
    </nav>
  );
}
