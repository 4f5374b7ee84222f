import { Clock3, Pin } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, memo, useState } from "react";
import { cn } from "../lib/cn";
import { formatClock, formatMoment } from "../lib/format";
import { PersonCard } from "../people/PersonCard";
import { Avatar } from "../ui/Avatar";
import { ContextMenu } from "../ui/Menu";
import type { Member } from "../wire/frames";
import { isThere, mayDelete, mayEdit, useActions } from "./actions";
import { Attachments } from "./attach/Attachments";
import type { Line } from "./chat";
import { entriesOf, LineTools } from "./LineTools";
import { Markdown } from "./Markdown";
import { text } from "./messages";
import { Quote } from "./Quote";
import { Reactions } from "./Reactions";

type Props = {
  line: Line;
  /** The code of its room. */
  code: string;
  joined: boolean;
  slot: number;
  /** Someone was led here. */
  isGoal: boolean;
  /** Who has seen it, where that is told. */
  seenBy: readonly string[] | null;
  /** Who said it, while they belong to the room. */
  member?: Member | undefined;
  onRetry(nonce: string): void;
  onDrop(nonce: string): void;
  /** Set when the owner may answer this message by letting its author edit. */
  onLetEdit?: (() => void) | undefined;
};

/** One message, and what can be done to it. */
export const ChatLine = memo(function ChatLine(props: Props) {
  const { line, joined, isGoal } = props;
  const actions = useActions();
  // The tools of a message are made when someone comes near it.
  const [warm, setWarm] = useState(false);
  const [picking, setPicking] = useState(false);
  const entries = entriesOf(line, actions, () => {
    setWarm(true);
    setPicking(true);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = () => {
      if (event.key === "e" && mayEdit(line, actions)) actions.edit(line);
      else if (event.key === "r" && isThere(line) && actions.mayTalk) actions.reply(line);
      else if (event.key === "Delete" && mayDelete(line, actions)) actions.remove(line);
      else if (event.key === "+" && isThere(line) && actions.mayTalk) setPicking(true);
      else return false;
      return true;
    };
    if (run()) event.preventDefault();
  };
  const article = (
    <article
      data-message={line.id ?? undefined}
      tabIndex={-1}
      aria-label={line.author_name}
      onPointerEnter={(event) => event.pointerType === "mouse" && setWarm(true)}
      onFocus={() => setWarm(true)}
      onKeyDown={onKeyDown}
      onContextMenuCapture={leaveToBrowser}
      className={cn(
        "group relative grid grid-cols-[32px_minmax(0,1fr)] gap-x-2.5 rounded-control px-2.5 outline-offset-[-2px] hover:bg-sunken",
        joined ? "py-0.5" : "pt-2 pb-1",
        isGoal && "ring-1 ring-ember-ink ring-inset",
      )}
    >
      <Inside {...props} />
      {warm && isThere(line) && <LineTools line={line} picking={picking} onPicking={setPicking} />}
    </article>
  );
  if (entries.length === 0) return article;
  return <ContextMenu entries={entries}>{article}</ContextMenu>;
});

/** Links, and words that someone has marked, have the browser's own menu. */
function leaveToBrowser(event: MouseEvent): void {
  const isLink = (event.target as Element).closest("a") !== null;
  if (isLink || getSelection()?.isCollapsed === false) event.stopPropagation();
}

function Inside(props: Props) {
  const { line, code, joined, slot, member, seenBy, onRetry, onDrop, onLetEdit } = props;
  const { author_name, sent_at, state, nonce, problem } = line;
  return (
    <>
      {joined ? (
        <time
          title={formatMoment(sent_at)}
          className="tnum invisible -ms-2.5 w-[42px] overflow-hidden pt-0.5 text-end text-[9px] leading-5 tracking-tight whitespace-nowrap text-ink-3 group-hover:visible"
        >
          {formatClock(sent_at)}
        </time>
      ) : (
        <Avatar name={author_name} slot={slot} className="pt-0.5" decorative />
      )}
      <div className="min-w-0">
        {joined ? (
          <span className="sr-only">{author_name}</span>
        ) : (
          <header className="flex items-baseline gap-2">
            {member ? (
              <PersonCard member={member}>
                <button
                  type="button"
                  className="min-h-6 truncate rounded-sm text-sm font-semibold hover:underline"
                >
                  <bdi>{author_name}</bdi>
                </button>
              </PersonCard>
            ) : (
              <bdi className="truncate text-sm font-semibold">{author_name}</bdi>
            )}
            <time
              dateTime={new Date(sent_at).toISOString()}
              title={formatMoment(sent_at)}
              className="tnum text-2xs text-ink-3"
            >
              {formatClock(sent_at)}
            </time>
            {line.pinned_at !== null && (
              <Pin role="img" aria-label={text.pinned} className="size-3 shrink-0 text-ink-3" />
            )}
          </header>
        )}
        {line.reply_to && <Quote quote={line.reply_to} />}
        <Words line={line} />
        <Attachments of={line.attachments} room={code} />
        <Reactions line={line} />
        {state === "sending" && (
          <span className="flex items-center gap-1 text-2xs text-ink-3">
            <Clock3 aria-hidden className="size-3" />
            {text.sending}
          </span>
        )}
        {state === "failed" && (
          <p
            role="alert"
            className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-rust"
          >
            <span>
              {text.failed} {problem}
            </span>
            <button type="button" className="font-medium underline" onClick={() => onRetry(nonce)}>
              {text.retry}
            </button>
            <button type="button" className="font-medium underline" onClick={() => onDrop(nonce)}>
              {text.delete}
            </button>
          </p>
        )}
        {onLetEdit && (
          <button
            type="button"
            onClick={onLetEdit}
            className="mt-1 h-7 rounded-control bg-ember-wash px-2.5 text-xs font-medium text-ember-ink touch:h-11"
          >
            {text.letEdit(author_name)}
          </button>
        )}
        {seenBy && seenBy.length > 0 && (
          <p className="truncate text-2xs text-ink-3">{text.seenBy(seenBy)}</p>
        )}
      </div>
    </>
  );
}

function Words({ line }: { line: Line }) {
  const { showEdits } = useActions();
  if (line.deleted_at !== null)
    return <p className="text-sm leading-[1.4rem] text-ink-3 italic">{text.deleted}</p>;
  const { edited_at: at } = line;
  return (
    <div
      className={cn(
        "text-sm leading-[1.4rem]",
        line.state === "sending" ? "text-ink-2" : "text-ink",
      )}
    >
      <Markdown source={line.body} />
      {at !== null && (
        <button
          type="button"
          aria-label={text.editedAt(formatMoment(at))}
          title={formatMoment(at)}
          onClick={() => showEdits(line)}
          className="text-2xs text-ink-3 hover:text-ink-2 hover:underline touch:min-h-9"
        >
          {text.edited}
        </button>
      )}
    </div>
  );
}
