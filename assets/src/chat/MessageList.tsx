import { ArrowDown } from "lucide-react";
import {
  type KeyboardEvent,
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
import { toast } from "../ui/toast";
import type { Member } from "../wire/frames";
import { ChatLine } from "./ChatLine";
import type { Chat, Line } from "./chat";
import { text } from "./messages";
import { type ChatItem, itemsOf } from "./rows";

type Props = {
  chat: Chat;
  room: string;
  /** The code of the room. */
  code: string;
  me: string;
  members: ReadonlyMap<string, Member>;
  /** Whether it is on screen: only then it counts as read. */
  visible: boolean;
  /** For those who keep order: lets someone edit who asks with these words. */
  grant: { words: string; give(user: string, name: string): void } | null;
  /** From the last message on, the keys lead back to where one writes. */
  onLeave(): void;
};

const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
});

/** So near to the end counts as at the end. */
const NEAR = 48;
/** In front of the messages stands where they begin. */
const HEAD = 1;
/** How far each key moves the focus. */
const STEPS: Record<string, number | undefined> = { ArrowUp: -1, ArrowDown: 1 };
/** How long the message stands out that someone was led to. */
const GOAL_MS = 4000;
/** In rooms of more people nobody is told who has seen what. */
const SMALL = 12;

/** The messages of a room, however many there are. */
export function MessageList(props: Props) {
  const { chat, room, code, me, members, visible, grant, onLeave } = props;
  const lines = useStore(chat.lines);
  const readTo = useStore(chat.readTo);
  const isBack = useStore(chat.isBack);
  const items = useMemo(() => itemsOf(lines, readTo, me), [lines, readTo, me]);
  const list = useRef<VListHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [missed, setMissed] = useState(0);
  const first = useRef<number | null>(null);
  const last = useRef<string | null>(null);
  const seenBy = useSeenBy(chat, lines, me, members);

  // Older messages came in front: what is on screen stays where it is.
  const firstId = lines[0]?.id ?? null;
  const before = first.current;
  const shift =
    before !== null &&
    firstId !== null &&
    firstId < before &&
    lines.some((line) => line.id === before);
  const lastLine = lines.at(-1);
  const lastKey = lastLine ? `${lastLine.author}/${lastLine.nonce}` : null;

  const wasBack = useRef(false);
  const toEnd = useCallback(() => {
    wasBack.current = false;
    setAtEnd(true);
    chat.toNewest();
    list.current?.scrollToIndex(items.length, { align: "end" });
    setMissed(0);
  }, [chat, items.length]);

  useLayoutEffect(() => {
    first.current = firstId;
    if (lastKey === last.current) return;
    last.current = lastKey;
    // A window far back grows, and joins the newest, without anything having happened there.
    const hasJoined = wasBack.current && lastLine?.id !== null;
    wasBack.current = isBack;
    if (isBack || hasJoined) return;
    if (atEnd || lastLine?.author === me)
      list.current?.scrollToIndex(items.length, { align: "end" });
    else setMissed((n) => n + 1);
  }, [firstId, lastKey, lastLine, items.length, atEnd, me, isBack]);

  // A list that was not on screen has no place in itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes on screen.
  useEffect(() => {
    if (visible && atEnd && !isBack) toEnd();
  }, [visible]);

  const unread = useStore(chat.unread);
  useEffect(() => {
    const look = () => {
      if (visible && atEnd && !isBack && unread > 0 && document.hasFocus()) chat.read();
    };
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [chat, visible, atEnd, unread, isBack]);

  const older = useCallback(() => {
    chat.loadOlder().catch(() => toast.error(text.olderFailed));
  }, [chat]);

  const goal = useGoal(chat, items, list);

  const onScroll = () => {
    const handle = list.current;
    if (!handle) return;
    const end = handle.scrollOffset + handle.viewportSize >= handle.scrollSize - NEAR;
    setAtEnd(end);
    if (end) setMissed(0);
    if (handle.scrollOffset < 200) older();
    if (end && isBack) chat.loadNewer().catch(() => toast.error(text.olderFailed));
  };

  /** Moves the focus to the message before or after the one that has it. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const target = event.target as HTMLElement;
    const at = target.dataset.message;
    const isList = target === event.currentTarget || target.getAttribute("role") === "log";
    if (event.key === "Escape" && (at || isList)) return onLeave();
    if (step === undefined || (!at && !isList)) return;
    event.preventDefault();
    const places = items.flatMap((item, index) =>
      item.kind === "line" && item.line.id !== null ? [{ id: item.line.id, index }] : [],
    );
    const now = places.findIndex(({ id }) => `${id}` === at);
    const next = now < 0 ? places.at(-1) : places[now + step];
    if (next) focusOn(list.current, next.id, next.index + HEAD);
    else if (step > 0) onLeave();
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
        code={code}
        joined={item.joined}
        slot={member?.slot ?? slotOf(line.author)}
        member={member}
        isGoal={line.id !== null && line.id === goal}
        seenBy={line.id !== null && line.id === seenBy?.id ? seenBy.names : null}
        onRetry={(nonce) => chat.retry(nonce)}
        onDrop={(nonce) => chat.drop(nonce)}
        onLetEdit={asks ? () => grant.give(line.author, line.author_name) : undefined}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it moves the focus among the messages.
    <div className="relative flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <VList
        ref={list}
        shift={shift}
        tabIndex={0}
        // Rows come and go while scrolling: new messages are announced elsewhere, each once.
        role="log"
        aria-live="off"
        aria-label={text.messages(room)}
        className="min-h-0 flex-1 px-1 py-2"
        onScroll={onScroll}
      >
        {[<Beginning key="top" chat={chat} onOlder={older} />, ...items.map(draw)]}
      </VList>
      {isBack ? (
        <p className="flex shrink-0 items-center gap-2 border-t border-line px-3 py-1.5 text-xs text-ink-2">
          <span className="min-w-0 flex-1">{text.isBack}</span>
          <Button size="sm" onClick={toEnd}>
            <ArrowDown aria-hidden className="size-3.5" />
            {text.backToNewest}
          </Button>
        </p>
      ) : (
        missed > 0 && (
          <Button
            tone="primary"
            size="sm"
            className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-pop"
            onClick={toEnd}
          >
            <ArrowDown aria-hidden className="size-3.5" />
            {text.newMessages(missed)}
          </Button>
        )
      )}
    </div>
  );
}

/** Brings the message on screen that someone is led to. Answers which one stands out. */
function useGoal(chat: Chat, items: readonly ChatItem[], list: { current: VListHandle | null }) {
  const goal = useStore(chat.goal);
  const [shown, setShown] = useState<number | null>(null);
  const index = items.findIndex((item) => item.kind === "line" && item.line.id === goal?.id);
  useEffect(() => {
    if (!goal || index < 0) return;
    chat.goal.set(null);
    setShown(goal.id);
    focusOn(list.current, goal.id, index + HEAD, "center");
  }, [chat, goal, index, list]);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), GOAL_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}

/** Scrolls to a message, and gives it the focus as soon as it is drawn. */
function focusOn(
  list: VListHandle | null,
  id: number,
  index: number,
  align: "nearest" | "center" = "nearest",
): void {
  list?.scrollToIndex(index, { align });
  let left = 20;
  const look = () => {
    const element = document.querySelector<HTMLElement>(`[data-message="${id}"]`);
    if (element) {
      element.focus({ preventScroll: true });
      // Heights are known only now.
      list?.scrollToIndex(index, { align });
    } else if (left-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Which message of mine is the last, and who has seen it. */
function useSeenBy(
  chat: Chat,
  lines: readonly Line[],
  me: string,
  members: ReadonlyMap<string, Member>,
) {
  const seen = useStore(chat.seen);
  const mine = lines.findLast((line) => line.author === me && line.id !== null);
  return useMemo(() => {
    if (!mine || mine.id === null || mine.deleted_at !== null || members.size > SMALL) return null;
    const { id, seq } = mine;
    const names = [...seen].flatMap(([user, to]) =>
      user !== me && to >= seq ? (members.get(user)?.name.split(" ")[0] ?? []) : [],
    );
    return { id, names };
  }, [seen, mine, members, me]);
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
