import {
  ArrowLeft,
  ChevronDown,
  Globe,
  Lock,
  MessagesSquare,
  Settings2,
  UserPlus,
} from "lucide-react";
import { codeLanguages, languageName, languageOf } from "../editor/languages";
import { text as editorText } from "../editor/messages";
import { cn } from "../lib/cn";
import { useMedia, WIDE } from "../lib/use-media";
import { useStore } from "../lib/use-store";
import { text as directText } from "../people/messages";
import { canWrite } from "../rooms/roles";
import { RunButton } from "../sandbox/RunButton";
import { Avatar } from "../ui/Avatar";
import { CountBadge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuEntry } from "../ui/Menu";
import { Tip } from "../ui/Tooltip";
import { useRoom } from "./context";
import { text } from "./messages";
import { useFile, useLanguages } from "./use-file";
import type { Layout } from "./use-layout";
import { firstName, type Person } from "./use-people";

/** The line above a room: what it is, who is here, what to do. */
export function Header({ layout }: { layout: Layout }) {
  const { view } = useRoom();
  const { room, people, unread, run } = layout;
  const wide = useMedia(WIDE);
  const overlay = useStore(view.overlay);
  if (!room) return null;
  const isDirect = room.kind === "direct";
  const Lockable = room.visibility === "private" ? Lock : Globe;
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 pe-1.5">
      {isDirect && (
        <IconButton label={directText.toConversation} onClick={() => view.work.set(false)}>
          <ArrowLeft />
        </IconButton>
      )}
      <h1 className="truncate text-base font-semibold tracking-tight">
        <bdi>{room.name}</bdi>
      </h1>
      {!isDirect && (
        <span className="flex shrink-0 items-center gap-1 rounded-full bg-panel px-2 py-0.5 text-2xs text-ink-2 shadow-plank">
          <Lockable aria-hidden className="size-3" />
          {text[room.visibility]}
        </span>
      )}
      <People people={people} />
      <Doing people={people} />
      <div className="ms-auto flex shrink-0 items-center gap-1.5">
        {!isDirect && (
          <>
            <IconButton label={text.settings} onClick={() => view.dialog.set("settings")}>
              <Settings2 />
            </IconButton>
            <Button tone="ghost" onClick={() => view.dialog.set("invite")}>
              <UserPlus aria-hidden className="size-4" />
              {text.invite}
            </Button>
          </>
        )}
        <LanguageMenu />
        {!wide && (
          <span className="relative">
            <IconButton
              label={text.showSide}
              active={overlay}
              onClick={() => view.overlay.update((open) => !open)}
            >
              <MessagesSquare />
            </IconButton>
            <CountBadge
              count={unread}
              label={text.unread(unread)}
              className="pointer-events-none absolute -top-1 -right-1"
            />
          </span>
        )}
        <RunButton {...run} />
      </div>
    </header>
  );
}

/** Faces; pressing one follows them. */
export function People({ people, most = 8 }: { people: readonly Person[]; most?: number }) {
  const { session } = useRoom();
  const following = useStore(session.people.following);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of buttons, not of fields.
    <div className="ms-3 flex items-center gap-1" role="group" aria-label={text.inRoom}>
      {people.slice(0, most).map(({ user, name, slot, isMe, path, presence }) => {
        const isFollowed = following === user;
        const face = (
          <Avatar
            name={name}
            slot={slot}
            size="sm"
            ring={isFollowed}
            decorative
            className={cn(presence.idle && "opacity-60")}
          />
        );
        if (isMe)
          return (
            <Tip key={user} label={text.you(name)}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip says whose it is. */}
              <span tabIndex={0} role="img" aria-label={text.you(name)} className="rounded-[30%]">
                {face}
              </span>
            </Tip>
          );
        const label = isFollowed ? text.stopFollowing(name) : text.followIn(name, path);
        return (
          <Tip key={user} label={isFollowed ? label : text.follow(firstName(name), path)}>
            <button
              type="button"
              aria-label={label}
              aria-pressed={isFollowed}
              onClick={() => session.people.follow(isFollowed ? null : user)}
              className="rounded-[30%] transition-transform hover:-translate-y-0.5 touch:grid touch:size-11 touch:place-items-center"
            >
              {face}
            </button>
          </Tip>
        );
      })}
    </div>
  );
}

/** Who came, left, or is writing, in words. */
function Doing({ people }: { people: readonly Person[] }) {
  const { view } = useRoom();
  const news = useStore(view.news);
  const editing = people.filter(({ presence, isMe }) => presence.active && !isMe);
  const names = editing.map(({ name }) => firstName(name));
  return (
    <span className="min-w-0 truncate text-xs text-ink-2 max-[1000px]:hidden">
      <span role="status">{news}</span>
      {news !== null
        ? null
        : names.length > 0
          ? text.editing(names)
          : text.hereCount(people.length)}
    </span>
  );
}

/** The language of the open file, and how to change it for everyone. */
function LanguageMenu() {
  const { session } = useRoom();
  const me = useStore(session.me);
  const { entry, language, name, version } = useFile();
  const languages = useLanguages();
  if (!entry) return null;
  const choose = (id: string | null) => session.tree.setLanguage(entry.id, id);
  const byName = languageName(languageOf({ name: entry.name, language: null }));
  const runnable = new Set(languages.map(({ id }) => id));
  const item = ({ id, name: label }: { id: string; name: string }): MenuEntry => ({
    label,
    checked: entry.language === id,
    run: () => choose(id),
  });
  const entries: MenuEntry[] = [
    { label: editorText.byName(byName), checked: entry.language === null, run: () => choose(null) },
    { kind: "line" },
    ...languages.map((one) => item({ id: one.id, name: `${one.name} ${one.version}` })),
    { kind: "line" },
    ...codeLanguages.filter(({ id }) => !runnable.has(id)).map(item),
  ];
  const label = version ? `${name} ${shortVersion(version)}`.trim() : name;
  const shown = <span className="truncate">{label}</span>;
  if ((me && !canWrite(me.role)) || language === null)
    return <span className="flex h-8 items-center px-2.5 text-sm text-ink-2">{shown}</span>;
  return (
    <Menu entries={entries}>
      <button
        type="button"
        aria-label={`${text.language}: ${label}`}
        className="flex h-8 max-w-40 items-center gap-1.5 rounded-control px-2.5 text-sm text-ink-2 hover:bg-raised hover:text-ink"
      >
        {shown}
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </button>
    </Menu>
  );
}

/** `3.14.0` as people say it: `3.14`. The name of an engine says too much here. */
function shortVersion(version: string): string {
  return /^\d/.test(version) ? version.split(".").slice(0, 2).join(".") : "";
}
