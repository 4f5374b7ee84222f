import { ArrowLeft, Ban, CodeXml, EllipsisVertical, EyeOff } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation } from "wouter";
import { text as chatText } from "../chat/messages";
import { DESKTOP, useMedia } from "../lib/use-media";
import { useStore } from "../lib/use-store";
import { paths } from "../paths";
import { othersOf } from "../people/direct";
import { Faces } from "../people/Faces";
import { ConversationsPanel } from "../people/MessagesPage";
import { text } from "../people/messages";
import { useBlock, useBlocks, useDirect, useHide } from "../people/queries";
import { RequestButtons } from "../people/RequestList";
import { Button } from "../ui/Button";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuEntry } from "../ui/Menu";
import { toast } from "../ui/toast";
import type { Room } from "../wire/frames";
import { ChatPart } from "./ChatPart";
import { useRoom } from "./context";
import { DesktopRoom } from "./DesktopRoom";
import { MobileRoom } from "./MobileRoom";
import type { Memory } from "./memory";

/** A conversation: what is said first, and behind a button all else that a room has. */
export function DirectRoom({ memory }: { memory: Memory }) {
  const { session, view } = useRoom();
  const desktop = useMedia(DESKTOP);
  const work = useStore(view.work);
  const room = useStore(session.room);
  const role = useStore(session.me)?.role;
  const { refetch } = useDirect();
  const instead = useInstead(room);
  // What one may do here follows from answers and blocks, which the list knows more of.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for every other role.
  useEffect(() => void refetch(), [role]);
  if (work) return desktop ? <DesktopRoom memory={memory} /> : <MobileRoom memory={memory} />;
  if (!room) return null;
  return (
    <div className="flex h-full min-w-0 gap-1.5 p-1.5 min-[900px]:ps-0">
      {desktop && <ConversationsPanel current={session.code} />}
      <section
        aria-label={text.conversation}
        className="plank flex min-h-0 min-w-0 flex-1 flex-col"
      >
        <Header room={room} desktop={desktop} />
        <ErrorBoundary name={chatText.theChat}>
          <ChatPart memory={memory} visible instead={instead} />
        </ErrorBoundary>
      </section>
    </div>
  );
}

function Header({ room, desktop }: { room: Room; desktop: boolean }) {
  const { session, view } = useRoom();
  const { present } = useDirect();
  const here = useStore(session.people.here);
  const others = othersOf(room, session.user.id);
  const [first] = others;
  const there = new Set([...present, ...here.keys()]);
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line ps-4 pe-2 max-[900px]:ps-1.5">
      {!desktop && (
        <Link
          href={paths.messages}
          aria-label={text.title}
          className="grid size-11 shrink-0 place-items-center rounded-control text-ink-2"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
      )}
      <Faces people={others} present={there} />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base leading-5 font-semibold">
          <bdi>{room.name}</bdi>
        </h1>
        <p className="truncate text-xs text-ink-3">
          {others.length > 1 ? text.others(others.length) : first?.username && `@${first.username}`}
          {others.length === 1 && first && there.has(first.user) && (
            <span className="sr-only"> {text.online(first.name)}</span>
          )}
        </p>
      </div>
      <IconButton label={text.workspace} onClick={() => view.work.set(true)}>
        <CodeXml />
      </IconButton>
      <More room={room} />
    </header>
  );
}

/** What one can do about a conversation, and about its other person. */
function More({ room }: { room: Room }) {
  const { session } = useRoom();
  const [, go] = useLocation();
  const hide = useHide();
  const block = useBlock();
  const { data: blocked = [] } = useBlocks();
  const others = othersOf(room, session.user.id);
  const [only] = others.length === 1 ? others : [];
  const isBlocked = blocked.some(({ user }) => user === only?.user);
  const failed = (error: Error) => void toast.error(error.message);
  const entries: MenuEntry[] = [
    {
      label: only ? text.hide : text.leave,
      icon: <EyeOff />,
      run: () =>
        hide.mutate(
          { code: room.code, me: session.user.id },
          {
            onError: failed,
            onSuccess: () => {
              if (only) toast(text.hidden);
              go(paths.messages);
            },
          },
        ),
    },
  ];
  if (only) {
    const said = isBlocked ? text.isUnblocked(only.name) : text.isBlocked(only.name);
    entries.push({
      label: isBlocked ? text.unblock : text.blockSomeone(only.name),
      icon: <Ban />,
      ...(!isBlocked && { tone: "danger" as const }),
      run: () =>
        block.mutate(
          { user: only.user, on: !isBlocked },
          { onError: failed, onSuccess: () => toast(said) },
        ),
    });
  }
  return (
    <Menu entries={entries}>
      <IconButton label={text.more}>
        <EllipsisVertical />
      </IconButton>
    </Menu>
  );
}

/** In the place where one would write, when one cannot; null when one can. */
function useInstead(room: Room | null): ReactNode {
  const { session } = useRoom();
  const me = useStore(session.me);
  const lines = useStore(session.chat.lines);
  const { requests, direct } = useDirect();
  const { data: blocked = [] } = useBlocks();
  const block = useBlock();
  if (!room) return null;
  const others = othersOf(room, session.user.id);
  const [first] = others;
  const names = room.name;
  if (requests.some(({ code }) => code === room.code)) {
    return (
      <Plate>
        <p className="font-medium">{text.wants(names)}</p>
        <p className="text-ink-2">{text.wantsText}</p>
        <RequestButtons code={room.code} blocks={others.length === 1} />
      </Plate>
    );
  }
  if (first && others.length === 1 && blocked.some(({ user }) => user === first.user)) {
    return (
      <Plate>
        <p className="mb-2">{text.youBlocked(first.name)}</p>
        <Button size="sm" onClick={() => block.mutate({ user: first.user, on: false })}>
          {text.unblock}
        </Button>
      </Plate>
    );
  }
  if (me?.role === "viewer") return <Plate>{text.closed(names)}</Plate>;
  const waits = direct.some(({ code, request }) => code === room.code && request === "waiting");
  const hasSaid = lines.some(({ author }) => author === session.user.id);
  if (me?.role === "commenter" && waits && hasSaid) {
    return <Plate>{text.untilAnswered(names)}</Plate>;
  }
  return null;
}

function Plate({ children }: { children: ReactNode }) {
  return <div className="m-2.5 mt-0.5 rounded-[9px] bg-sunken px-4 py-3 text-sm">{children}</div>;
}
