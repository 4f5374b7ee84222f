import { ArrowDown } from "lucide-react";
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { VList, type VListHandle } from "virtua";
import { slotOf } from "../lib/format";
import { useStore } from "../lib/use-store";
import { canWrite } from "../rooms/roles";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { toast } from "../ui/toast";
import type { Member } from "../wire/frames";
import { ChatLine } from "./ChatLine";
import { Composer, type ComposerHandle } from "./Composer";
import type { Chat } from "./chat";
import { text } from "./messages";
import { type ChatItem, itemsOf } from "./rows";

type Props = {
  chat: Chat;
  room: string;
  me: string;
  members: ReadonlyMap<string, Member>;
  /** Whether it is on screen: only then it counts as read. */
  visible: boolean;
  draft: string;
  onDraft(draft: string): void;
  onLeave(): void;
  /** Whether I may say something here. */
  mayTalk: boolean;
  /** For those who keep order: lets someone edit who asks with these words. */
  grant: { words: string; give(user: string, name: string): void } | null;
  composer: RefObject<ComposerHandle | null>;
};

const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
});

/** So near to the end counts as at the end. */
const NEAR = 48;

/** The conversation of a room. */
export function ChatPanel(props: Props) {
  const { chat, room, me, members, visible, draft, onDraft, onLeave, grant, composer, mayTalk } =
    props;
  const lines = useStore(chat.lines);
  const readTo = useStore(chat.readTo);
  const items = useMemo(() => itemsOf(lines, readTo, me), [lines, readTo, me]);
  const list = useRef<VListHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [missed, setMissed] = useState(0);
  const first = useRef<number | null>(null);
  const last = useRef<string | null>(null);

  // Older messages came in front: what is on screen stays where it is.
  const firstId = lines[0]?.id ?? null;
  const shift = first.current !== null && firstId !== null && firstId < first.current;
  const lastLine = lines.at(-1);
  const lastKey = lastLine ? `${lastLine.author}/${lastLine.nonce}` : null;

  const toEnd = useCallback(() => {
    list.current?.scrollToIndex(items.length, { align: "end" });
    setMissed(0);
  }, [items.length]);

  useLayoutEffect(() => {
    first.current = firstId;
    if (lastKey === last.current) return;
    last.current = lastKey;
    if (atEnd || lastLine?.author === me)
      list.current?.scrollToIndex(items.length, { align: "end" });
    else setMissed((n) => n + 1);
  }, [firstId, lastKey, lastLine, items.length, atEnd, me]);

  // A list that was not on screen has no place in itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes on screen.
  useEffect(() => {
    if (visible && atEnd) toEnd();
  }, [visible]);

  const unread = useStore(chat.unread);
  useEffect(() => {
    const look = () => {
      if (visible && atEnd && unread > 0 && document.hasFocus()) chat.read();
    };
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [chat, visible, atEnd, unread]);

  const older = useCallback(() => {
    chat.loadOlder().catch(() => toast.error(text.olderFailed));
  }, [chat]);

  const onScroll = () => {
    const handle = list.current;
    if (!handle) return;
    const end = handle.scrollOffset + handle.viewportSize >= handle.scrollSize - NEAR;
    setAtEnd(end);
    if (end) setMissed(0);
    if (handle.scrollOffset < 200) older();
  };

  const draw = (item: ChatItem) => {
    if (item.kind === "day") return <Day key={item.key} at={item.at} />;
    if (item.kind === "new") return <NewMark key={item.key} />;
    const { line } = item;
    const member = members.get(line.author);
    const asks = grant && member && !canWrite(member.role) && line.body === grant.words;
    return (
      <ChatLine
        key={item.key}
        line={line}
        joined={item.joined}
        slot={member?.slot ?? slotOf(line.author)}
        onRetry={(nonce) => chat.retry(nonce)}
        onDrop={(nonce) => chat.drop(nonce)}
        onLetEdit={asks ? () => grant.give(line.author, line.author_name) : undefined}
      />
    );
  };
  return (
    <section aria-label={text.chat} className="relative flex min-h-0 flex-1 flex-col">
      {lines.length === 0 ? (
        <div className="grid min-h-0 flex-1 place-content-center">
          <EmptyState text={text.empty} />
        </div>
      ) : (
        <VList
          ref={list}
          shift={shift}
          tabIndex={0}
          // Rows come and go while scrolling: new messages are announced below, each once.
          role="log"
          aria-live="off"
          aria-label={text.messages(room)}
          className="min-h-0 flex-1 px-1 py-2"
          onScroll={onScroll}
        >
          {[<Beginning key="top" chat={chat} onOlder={older} />, ...items.map(draw)]}
        </VList>
      )}
      {missed > 0 && (
        <Button
          tone="primary"
          size="sm"
          className="absolute bottom-24 left-1/2 -translate-x-1/2 rounded-full shadow-pop"
          onClick={toEnd}
        >
          <ArrowDown aria-hidden className="size-3.5" />
          {text.newMessages(missed)}
        </Button>
      )}
      <Typing chat={chat} members={members} />
      <Announcer chat={chat} me={me} />
      {mayTalk ? (
        <Composer
          ref={composer}
          room={room}
          draft={draft}
          onDraft={onDraft}
          onTyping={() => chat.pressed(Date.now())}
          onSend={(body) => {
            setAtEnd(true);
            chat.post(body, Date.now());
          }}
          onLeave={onLeave}
        />
      ) : (
        <p className="m-2.5 mt-0.5 rounded-[9px] bg-sunken px-3 py-2.5 text-sm text-ink-2">
          {text.readsAlong}
        </p>
      )}
    </section>
  );
}

function Beginning({ chat, onOlder }: { chat: Chat; onOlder(): void }) {
  const more = useStore(chat.more);
  const loading = useStore(chat.loading);
  return (
    <p className="px-3 pt-1 pb-2 text-center text-xs text-ink-3">
      {loading ? (
        text.loadingOlder
      ) : more ? (
        <button type="button" className="underline" onClick={onOlder}>
          {text.loadOlder}
        </button>
      ) : (
        text.beginning
      )}
    </p>
  );
}

function Day({ at }: { at: number }) {
  return (
    <div className="flex items-center gap-3 px-3 py-2 text-2xs font-medium text-ink-3">
      <span aria-hidden className="h-px flex-1 bg-line" />
      {dayName(at)}
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}

function dayName(at: number): string {
  const day = (time: number) => new Date(time).toDateString();
  const now = Date.now();
  if (day(at) === day(now)) return text.today;
  if (day(at) === day(now - 86_400_000)) return text.yesterday;
  return dayFormat.format(at);
}

function NewMark() {
  return (
    <div className="flex items-center gap-3 px-3 py-1 text-2xs font-semibold text-ember-ink">
      <span aria-hidden className="h-px flex-1 bg-ember-ink/50" />
      {text.newLine}
    </div>
  );
}

function Typing({ chat, members }: { chat: Chat; members: Props["members"] }) {
  const typing = useStore(chat.typing);
  const names = [...typing.keys()].flatMap((user) => members.get(user)?.name.split(" ")[0] ?? []);
  return (
    <p className="flex h-6 shrink-0 items-center gap-2 px-4 text-xs text-ink-3">
      {names.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.5">
            <span className="breathe size-1 rounded-full bg-ink-3" />
            <span className="breathe size-1 rounded-full bg-ink-3" />
            <span className="breathe size-1 rounded-full bg-ink-3" />
          </span>
          <span className="truncate">{text.typing(names)}</span>
        </>
      )}
    </p>
  );
}

/** Says new messages of others to screen readers, each once. */
function Announcer({ chat, me }: { chat: Chat; me: string }) {
  const lines = useStore(chat.lines);
  const heard = useRef<number | null>(null);
  const last = lines.findLast((line) => line.id !== null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!last || last.id === null) return;
    const isNew = heard.current !== null && last.id > heard.current;
    heard.current = last.id;
    if (isNew && last.author !== me) setSaid(text.said(last.author_name, last.body));
  }, [last, me]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
